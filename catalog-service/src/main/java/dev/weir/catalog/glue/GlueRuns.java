package dev.weir.catalog.glue;

import dev.weir.catalog.glue.GlueRun.Counts;
import dev.weir.catalog.glue.GlueRun.JournalledChange;
import dev.weir.catalog.glue.GlueRun.NumberedFinding;
import dev.weir.platform.page.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The runs, and the journal of each. Lists give up to one more than the page's limit. */
public interface GlueRuns {

    /** False, and nothing begun, if a run of this lake is going on. A run whose lease ran out is not: it has failed. */
    boolean begin(UUID id, UUID lakeId, GlueRun.Kind kind, String requestedBy, Duration lease);

    /** The service that runs it is still there. */
    void touch(UUID id, Duration lease);

    /** Written before the call is made: killed in between, the outcome reads unknown. */
    void write(UUID id, int seq, JournalEntry change, String outcome);

    void outcome(UUID id, int seq, String outcome, Optional<String> reason);

    void write(UUID id, int seq, MirrorFinding finding);

    void finish(UUID id, Counts counts, Optional<String> error);

    Optional<GlueRun> find(UUID lakeId, UUID id);

    /** Newest first. */
    List<GlueRun> list(UUID lakeId, PageRequest page);

    List<JournalledChange> changes(UUID id, PageRequest page);

    List<NumberedFinding> findings(UUID id, PageRequest page);
}
