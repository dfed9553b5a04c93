package dev.weir.cli.service;

/**
 * {@code GET /status}.
 *
 * @param proposedTags how many are to be decided
 */
public record ServiceStatus(
        String version,
        String mode,
        Caller actor,
        Database database,
        Workers workers,
        long lakes,
        long datasets,
        long proposedTags,
        Batches batches) {

    /** Who the service takes us for. */
    public record Caller(String name, String role) {}

    /** @param kind {@code embedded} or {@code external} */
    public record Database(String kind, String version) {}

    /** Workers that were heard of lately. */
    public record Workers(long live) {}

    /** @param open received, and neither published nor quarantined nor held yet */
    public record Batches(long published, long quarantined, long held, long open) {}
}
