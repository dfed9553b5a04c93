package dev.weir.catalog.glue;

import dev.weir.catalog.glue.GlueRun.Counts;
import java.util.Optional;
import java.util.UUID;

/** Writes one run down while it goes on. Of one thread. */
final class GlueJournal {

    private static final int MOST_FINDINGS = 10_000;

    private final GlueRuns runs;
    private final UUID run;
    private int changes;
    private long tables;
    private long applied;
    private long rejected;
    private long unknown;
    private long aliases;
    private int findings;

    GlueJournal(GlueRuns runs, UUID run) {
        this.runs = runs;
        this.run = run;
    }

    void looked() {
        tables++;
    }

    void aliased() {
        aliases++;
    }

    void planned(JournalEntry change) {
        runs.write(run, changes++, change, "planned");
    }

    /** In the catalog, where it was done with the same certainty as this is written. */
    void done(ImportChange change) {
        applied++;
        runs.write(run, changes++, change, "applied");
    }

    GlueOutcome applied(GlueChange change, GlueCatalog catalog) {
        int seq = changes++;
        runs.write(run, seq, change, "unknown");
        GlueOutcome outcome = catalog.apply(change);
        if (outcome instanceof GlueOutcome.Applied) {
            applied++;
            runs.outcome(run, seq, "applied", Optional.empty());
        } else if (outcome instanceof GlueOutcome.Rejected no) {
            rejected++;
            runs.outcome(run, seq, "rejected", Optional.of(no.reason()));
        } else if (outcome instanceof GlueOutcome.Unknown doubt) {
            unknown++;
            runs.outcome(run, seq, "unknown", Optional.of(doubt.reason()));
        }
        return outcome;
    }

    /** Of many only the first are kept; all are counted. */
    void found(MirrorFinding finding) {
        int seq = findings++;
        if (seq < MOST_FINDINGS) {
            runs.write(run, seq, finding);
        }
    }

    Counts counts() {
        return new Counts(tables, changes, applied, rejected, unknown, aliases, findings);
    }
}
