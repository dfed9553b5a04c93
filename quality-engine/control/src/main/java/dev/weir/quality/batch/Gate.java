package dev.weir.quality.batch;

import dev.weir.platform.access.Actor;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.page.Words;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.metric.Metrics;
import dev.weir.quality.run.Run;
import dev.weir.quality.run.RunListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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
    private final ReleaseGate releases;
    private final Metrics metrics;
    private final CauseFinder causes;
    private final Failpoints failpoints;
    private final Event<PublishLoop.BatchDecided> decisions;
    private final Clock clock;

    Gate(
            Batches batches,
            BatchJournal journal,
            ReleaseGate releases,
            Metrics metrics,
            CauseFinder causes,
            Failpoints failpoints,
            Event<PublishLoop.BatchDecided> decisions,
            Clock clock) {
        this.batches = batches;
        this.journal = journal;
        this.releases = releases;
        this.metrics = metrics;
        this.causes = causes;
        this.failpoints = failpoints;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void reported(Run run, CheckReport report) {
        batches.lock(run.batchId()).ifPresent(batch -> {
            if (isChecked(batch, run)) {
                decide(batch, report);
            } else {
                releases.reported(batch, run, report);
            }
        });
        failpoints.reached("report.received");
    }

    @Override
    public void abandoned(Run run, String reason) {
        String sentence = "No worker came to an end: " + reason;
        batches.lock(run.batchId()).ifPresent(batch -> {
            if (isChecked(batch, run)) {
                Decision decision = new Decision(
                        Decision.Kind.UNDECIDED, sentence, 0, 0, 0, 0, 0, List.of(), List.of(), clock.instant());
                enter(batch, Batch.State.HELD, decision, List.of());
            } else {
                releases.abandoned(batch, run, sentence);
            }
        });
    }

    /** Whether this is still the run that the batch waits for. */
    private static boolean isChecked(Batch batch, Run run) {
        return batch.state() == Batch.State.CHECKING
                && batch.runId().filter(run.id()::equals).isPresent();
    }

    private void decide(Batch batch, CheckReport report) {
        Verdict verdict = replayable(batch, Judge.judge(batch.ruleset(), report));
        Decision decision = new Decision(
                kind(verdict),
                printable(verdict.reason()),
                report.rows(),
                report.passedRows(),
                report.failedRows(),
                report.skippedRows(),
                verdict instanceof Verdict.Passed || verdict instanceof Verdict.Split
                        ? Judge.warnings(batch.ruleset(), report).size()
                        : 0,
                report.outcomes(),
                Judge.believes(batch.ruleset(), report) ? printable(causes.find(batch, report)) : List.of(),
                clock.instant());
        Batch.State next =
                switch (decision.verdict()) {
                    case PASSED, SPLIT -> Batch.State.PUBLISHING;
                    case FAILED -> Batch.State.QUARANTINING;
                    case UNDECIDED -> Batch.State.HELD;
                };
        enter(batch, next, decision, MovePlan.of(batch, verdict, report));
        metrics.record(batch.id(), batch.ruleset().name(), batch.receivedAt(), report.metrics());
        batches.addFailingRows(
                batch.id(), report.samples().stream().map(Gate::printable).toList());
    }

    // Whoever released the earlier batch meanwhile has published its rows: the repaired ones would be there twice. The
    // lock
    // keeps anybody from doing it from here on.
    private Verdict replayable(Batch batch, Verdict verdict) {
        if (!(verdict instanceof Verdict.Passed || verdict instanceof Verdict.Split)) {
            return verdict;
        }
        return batch.replays()
                .map(replay -> batches.lock(replay.of()).orElseThrow())
                .filter(earlier -> !earlier.isReplayable())
                .<Verdict>map(earlier -> new Verdict.Undecided("It replays batch " + earlier.id() + ", which is "
                        + Words.of(earlier.state()) + " meanwhile: its rows would be published twice"))
                .orElse(verdict);
    }

    private void enter(Batch batch, Batch.State next, Decision decision, List<Move> moves) {
        Batch decided = batch.decided(next, decision, moves);
        batches.save(decided);
        journal.changed(Actor.WEIR, Optional.of(batch), decided, "decided: " + Words.of(decision.verdict()));
        decisions.fire(new PublishLoop.BatchDecided(batch.id()));
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

    private static List<Cause> printable(List<Cause> causes) {
        return causes.stream()
                .map(cause -> new Cause(
                        cause.ruleId(),
                        cause.kind(),
                        cause.column(),
                        printable(cause.text()),
                        cause.values().stream().map(Gate::printable).toList(),
                        cause.evidence()))
                .toList();
    }

    private static String printable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
