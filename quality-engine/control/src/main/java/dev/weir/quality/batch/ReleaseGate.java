package dev.weir.quality.batch;

import dev.weir.platform.access.Actor;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.run.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Takes what a worker made of the rows of a release, and writes down where they go. Moves nothing itself. */
@ApplicationScoped
class ReleaseGate {

    private final Batches batches;
    private final BatchJournal journal;

    ReleaseGate(Batches batches, BatchJournal journal) {
        this.batches = batches;
        this.journal = journal;
    }

    void reported(Batch batch, Run run, CheckReport report) {
        if (!isAwaited(batch, run)) {
            return;
        }
        Optional<String> wrong = wrong(batch, report);
        if (wrong.isPresent()) {
            abandon(batch, wrong.get());
            return;
        }
        Disposition planned = batch.disposition().orElseThrow().planned(MovePlan.ofRelease(batch, report.passed()));
        Batch after = batch.disposed(Batch.State.RELEASING, planned);
        batches.save(after);
        journal.told(Actor.WEIR, after, "batch.release-ready", "rows are ready to be released");
    }

    void abandoned(Batch batch, Run run, String reason) {
        if (isAwaited(batch, run)) {
            abandon(batch, reason);
        }
    }

    private static boolean isAwaited(Batch batch, Run run) {
        return batch.state() == Batch.State.RELEASING
                && batch.disposition()
                        .filter(release -> release.moves().isEmpty())
                        .flatMap(Disposition::runId)
                        .filter(run.id()::equals)
                        .isPresent();
    }

    /** Nothing was published: the rows are in quarantine as before. */
    private void abandon(Batch batch, String reason) {
        Batch after = batch.undisposed();
        batches.save(after);
        journal.told(Actor.WEIR, after, "batch.release-failed", "not released: " + reason);
    }

    /** The rows that leave quarantine are those that entered it. */
    private static Optional<String> wrong(Batch batch, CheckReport report) {
        if (report.status() == CheckReport.Status.ENGINE_ERROR) {
            return Optional.of("the engine did not come to an end: " + report.error());
        }
        Optional<String> lost = Judge.lostRows(report);
        if (lost.isPresent()) {
            return Optional.of("the report contradicts itself: " + lost.get());
        }
        long quarantined = batch.decision().orElseThrow().failedRows();
        return report.passedRows() == quarantined
                ? Optional.empty()
                : Optional.of(
                        "%d rows came out of quarantine, where %d went in".formatted(report.passedRows(), quarantined));
    }
}
