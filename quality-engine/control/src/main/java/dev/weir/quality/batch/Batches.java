package dev.weir.quality.batch;

import dev.weir.platform.page.PageRequest;
import dev.weir.quality.contract.CheckReport.FailingRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The batches there are, with their journals. Every method works in the caller's transaction. */
public interface Batches {

    /** False if these very objects came in before under this ruleset in this round, even in a transaction that ended meanwhile. */
    boolean add(Batch batch);

    Optional<Batch> find(UUID id);

    /** The batch, locked until the transaction ends. */
    Optional<Batch> lock(UUID id);

    /** The latest round. */
    Optional<Batch> find(String ruleset, String fingerprint);

    /** Also frees it for whoever is to go on with it, see {@link #claimUnfinished}. */
    void save(Batch batch);

    /** The batches that repair {@code id}, newest first. */
    List<Batch> replaysOf(UUID id);

    /**
     * A batch that ended before {@code end} and still has rows in quarantine or sample rows, or whose rows are being deleted
     * and nobody is at it. It is {@link Batch.Kept#PURGING} from now on; nobody else gets it until {@code until}.
     */
    Optional<UUID> claimPurgeable(Instant end, Instant now, Instant until);

    /** Adds to the journal. */
    void step(UUID id, String step, Instant at);

    List<Step> steps(UUID id);

    /** In place of those that were there. */
    void addFailingRows(UUID id, List<FailingRow> rows);

    /** Whether some failing row is a line that could not be read, and so has no values. */
    boolean hasUnreadableRow(UUID id);

    /** A failing row with its number in the batch. */
    record NumberedRow(int n, FailingRow row) {}

    /** Up to one more than the page's limit, in order. */
    List<NumberedRow> failingRows(UUID id, PageRequest page);

    /** What of the batches is wanted; an empty field means any. */
    record Filter(
            Optional<Batch.State> state,
            Optional<String> ruleset,
            Optional<String> dataset,
            boolean onlyWithFailures,
            boolean onlyAwaitingApproval) {}

    /** Up to one more than the page's limit, newest first. */
    List<Batch> list(Filter filter, PageRequest page);

    /** The newest batch of each of these rulesets that has one, in the order of the rulesets' names. */
    List<Batch> latestOf(Collection<String> rulesets);

    Map<Batch.State, Long> countByState();

    /**
     * A decided batch whose files are still to be moved, and that nobody is at; nobody else gets it until {@code until}.
     */
    Optional<UUID> claimUnfinished(Instant now, Instant until);

    /** Leaves a decided batch alone until {@code at}. */
    void retryAt(UUID id, Instant at);
}
