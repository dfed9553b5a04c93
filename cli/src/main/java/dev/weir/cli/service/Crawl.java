package dev.weir.cli.service;

import org.jspecify.annotations.Nullable;

/**
 * @param state {@code queued}, {@code running}, {@code paused}, {@code completed}, {@code failed}, {@code cancelled}
 * @param findings how many there were, kept or not
 */
public record Crawl(
        String id,
        String lake,
        @Nullable String prefix,
        String state,
        Counts progress,
        long elapsedMillis,
        long findings,
        @Nullable String error) {

    public Crawl {
        progress = progress == null ? Counts.NONE : progress;
    }

    /** True also if somebody paused it: it does not go on by itself. */
    public boolean finished() {
        return !state.equals("queued") && !state.equals("running");
    }

    /** So far, while it runs. */
    public record Counts(
            long objectsListed,
            long filesRead,
            long datasetsFound,
            long datasetsChanged,
            long datasetsNew,
            long datasetsMissing,
            long filesNew,
            long filesChanged,
            long filesGone,
            long problems) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
