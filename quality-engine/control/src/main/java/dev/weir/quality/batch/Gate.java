package dev.weir.quality.batch;

import dev.weir.platform.access.Actor;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.metric.Metrics;
import dev.weir.quality.run.Run;
import dev.weir.quality.run.RunListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about a batch when its run has ended, and writes down what is to be moved. Moves nothing itself. */
@ApplicationScoped
class Gate implements RunListener {

    private final Batches batches;
    private final BatchJournal journal;
    private final Metrics metrics;
    private final Failpoints failpoints;
    private final Clock clock;

    Gate(Batches batches, BatchJournal journal, Metrics metrics, Failpoints failpoints, Clock clock) {
        this.batches = batches;
        this.journal = journal;
        this.metrics = metrics;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    @Override
    public void reported(Run run, CheckReport report) {
        Optional<Batch> batch = checkedBy(run);
        if (batch.isPresent()) {
            Verdict verdict = Judge.judge(batch.get().ruleset(), report);
            decide(batch.get(), verdict, report, MovePlan.of(batch.get(), verdict, report));
            metrics.record(
                    batch.get().id(), batch.get().ruleset().name(), batch.get().receivedAt(), report.metrics());
            batches.addFailingRows(
                    batch.get().id(),
                    report.samples().stream().map(Gate::printable).toList());
        }
        failpoints.reached("report.received");
    }

    @Override
    public void abandoned(Run run, String reason) {
        checkedBy(run).ifPresent(batch -> {
            Verdict verdict = new Verdict.Undecided("No worker came to an end: " + reason);
            Decision decision =
                    new Decision(Decision.Kind.UNDECIDED, verdict.reason(), 0, 0, 0, 0, List.of(), clock.instant());
            enter(batch, Batch.State.HELD, decision, List.of());
        });
    }

    /** The batch, if this is still the run it waits for. */
    private Optional<Batch> checkedBy(Run run) {
        return batches.lock(run.batchId())
                .filter(batch -> batch.state() == Batch.State.CHECKING
                        && batch.runId().filter(run.id()::equals).isPresent());
    }

    private void decide(Batch batch, Verdict verdict, CheckReport report, List<Move> moves) {
        Decision decision = new Decision(
                kind(verdict),
                printable(verdict.reason()),
                report.rows(),
                report.passedRows(),
                report.failedRows(),
                report.skippedRows(),
                report.outcomes(),
                clock.instant());
        Batch.State next =
                switch (decision.verdict()) {
                    case PASSED, SPLIT -> Batch.State.PUBLISHING;
                    case FAILED -> Batch.State.QUARANTINING;
                    case UNDECIDED -> Batch.State.HELD;
                };
        enter(batch, next, decision, moves);
    }

    private void enter(Batch batch, Batch.State next, Decision decision, List<Move> moves) {
        Batch decided = batch.decided(next, decision, moves);
        batches.save(decided);
        journal.changed(
                Actor.WEIR,
                Optional.of(batch),
                decided,
                "decided: " + decision.verdict().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static Decision.Kind kind(Verdict verdict) {
        if (verdict instanceof Verdict.Passed) {
            return Decision.Kind.PASSED;
        }
        if (verdict instanceof Verdict.Split) {
            return Decision.Kind.SPLIT;
        }
        return verdict instanceof Verdict.Failed ? Decision.Kind.FAILED : Decision.Kind.UNDECIDED;
    }

    // PostgreSQL keeps no NUL in text or jsonb; data may well hold one. The quarantined file keeps it.
    private static FailingRow printable(FailingRow row) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        row.values().forEach((column, value) -> values.put(printable(column), value == null ? null : printable(value)));
        return new FailingRow(
                row.ruleIds(), row.reasons().stream().map(Gate::printable).toList(), values);
    }

    private static String printable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
