package dev.weir.cli.service;

import org.jspecify.annotations.Nullable;

/** @param state {@code queued}, {@code running}, {@code completed} or {@code failed} */
public record Crawl(
        String id,
        String lake,
        @Nullable String prefix,
        String state,
        Counts progress,
        long elapsedMillis,
        @Nullable String error) {

    public Crawl {
        progress = progress == null ? new Counts(0, 0, 0, 0, 0) : progress;
    }

    public boolean finished() {
        return state.equals("completed") || state.equals("failed");
    }

    /** So far, while it runs. */
    public record Counts(long objectsListed, long filesRead, long datasetsFound, long datasetsChanged, long problems) {}
}
