package dev.weir.catalog.glue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One plan, mirror or import of a lake.
 *
 * @param lake its name
 * @param error why it failed
 */
public record GlueRun(
        UUID id,
        String lake,
        Kind kind,
        State state,
        String requestedBy,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Counts counts,
        Optional<String> error) {

    public enum Kind {
        PLAN,
        APPLY,
        IMPORT,
        /** What an import would do to the catalog. */
        PLAN_IMPORT;

        public boolean imports() {
            return this == IMPORT || this == PLAN_IMPORT;
        }

        /** Whether nothing is changed. */
        public boolean plans() {
            return this == PLAN || this == PLAN_IMPORT;
        }

        public static Kind called(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** As on the wire: {@code plan-import}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public enum State {
        RUNNING,
        COMPLETED,
        /** Also if the service that ran it ended: what it did not write down as applied may have happened. */
        FAILED;

        /** As on the wire: {@code running}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param changes planned, and if it is not a plan, tried
     * @param tables looked at
     * @param aliases that an import gave to datasets, or would give
     */
    public record Counts(
            long tables, long changes, long applied, long rejected, long unknown, long aliases, long findings) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    }

    /** A change as it was written down. {@code outcome} is planned, applied, rejected or unknown. */
    public record JournalledChange(
            int seq,
            String kind,
            String target,
            String summary,
            List<String> details,
            String outcome,
            Optional<String> reason) {}

    public record NumberedFinding(int seq, MirrorFinding finding) {}
}
