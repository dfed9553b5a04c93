package dev.weir.lineage.fold;

import dev.weir.lineage.event.JobName;
import dev.weir.lineage.event.Shape;
import dev.weir.lineage.event.Told;
import dev.weir.lineage.event.Told.Pace;
import dev.weir.lineage.event.Told.RunOf;
import dev.weir.lineage.event.Told.RunTold;
import dev.weir.lineage.event.Told.Transition;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What is known of a run. All parts are unions, minima or maxima of what its events tell, so that sums do not depend on
 * order and do not change when an event is added twice.
 *
 * @param begun whether it was said to have started, or to go on
 * @param started by the first START
 * @param first time of its first event
 * @param last time of its last event
 */
public record RunSum(
        RunKey key,
        Pace pace,
        boolean begun,
        Optional<Instant> started,
        Optional<End> end,
        Instant first,
        Instant last,
        Optional<Instant> nominalStart,
        Optional<Instant> nominalEnd,
        Optional<RunOf> parent,
        Optional<RunOf> root,
        Shape shape) {

    private static final Comparator<RunOf> BY_RUN =
            Comparator.comparing((RunOf of) -> of.run().toString()).thenComparing(RunOf::job);

    /** As Marquez calls them. */
    public enum State {
        NEW,
        RUNNING,
        COMPLETED,
        ABORTED,
        FAILED
    }

    /** The end of a run, of which there may be several: the last counts, and of several at one time the worst. */
    public record End(Instant at, State state, Optional<String> error) implements Comparable<End> {

        @Override
        public int compareTo(End other) {
            return Comparator.comparing(End::at)
                    .thenComparing(End::state)
                    .thenComparing(end -> end.error().orElse(""))
                    .compare(this, other);
        }
    }

    /** What one event tells. */
    static RunSum of(Told told, RunTold run, JobName job) {
        return new RunSum(
                new RunKey(run.id(), job),
                run.pace(),
                run.transition() == Transition.START || run.transition() == Transition.RUNNING,
                run.transition() == Transition.START ? Optional.of(told.at()) : Optional.empty(),
                end(run.transition()).map(state -> new End(told.at(), state, run.error())),
                told.at(),
                told.at(),
                run.nominalStart(),
                run.nominalEnd(),
                run.parent(),
                run.root(),
                told.shape());
    }

    private static Optional<State> end(Transition transition) {
        return switch (transition) {
            case COMPLETE -> Optional.of(State.COMPLETED);
            case ABORT -> Optional.of(State.ABORTED);
            case FAIL -> Optional.of(State.FAILED);
            case START, RUNNING, OTHER -> Optional.empty();
        };
    }

    RunSum and(RunSum other) {
        return new RunSum(
                key,
                pace == Pace.STREAMING ? pace : other.pace,
                begun || other.begun,
                either(started, other.started, BinaryOperator.minBy(Comparator.naturalOrder())),
                either(end, other.end, BinaryOperator.maxBy(Comparator.naturalOrder())),
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                either(nominalStart, other.nominalStart, BinaryOperator.minBy(Comparator.naturalOrder())),
                either(nominalEnd, other.nominalEnd, BinaryOperator.maxBy(Comparator.naturalOrder())),
                either(parent, other.parent, BinaryOperator.maxBy(BY_RUN)),
                either(root, other.root, BinaryOperator.maxBy(BY_RUN)),
                shape.and(other.shape));
    }

    RunSum with(Shape other) {
        return new RunSum(key, pace, begun, started, end, first, last, nominalStart, nominalEnd, parent, root, other);
    }

    private static <T> Optional<T> either(Optional<T> one, Optional<T> other, BinaryOperator<T> both) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(both);
    }

    public State state() {
        return end.map(End::state).orElse(begun ? State.RUNNING : State.NEW);
    }

    /** Whether its shape is what the job does, and not what it may still come to do. A streaming run has no other end. */
    public boolean settled() {
        return pace == Pace.STREAMING || state() == State.COMPLETED;
    }

    /** When its shape counts: at the end of a run that was completed, else at its start. */
    public Instant countsAt() {
        return pace == Pace.BATCH && state() == State.COMPLETED
                ? end.orElseThrow().at()
                : started.orElse(first);
    }

    public UUID id() {
        return key.id();
    }
}
