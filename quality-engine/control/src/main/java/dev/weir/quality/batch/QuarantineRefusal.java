package dev.weir.quality.batch;

import dev.weir.platform.page.Words;
import dev.weir.platform.problem.Problem;
import java.util.UUID;

/** Why something cannot be done with what a batch has in quarantine. */
final class QuarantineRefusal {

    private QuarantineRefusal() {}

    /** @throws ReplayOpen if a repaired batch may be published in its place at any moment */
    static void ifReplayed(Batch batch, Batches batches) {
        batches.replaysOf(batch.id()).stream()
                .filter(replay -> Batch.State.OPEN.contains(replay.state()))
                .findFirst()
                .ifPresent(replay -> {
                    throw new ReplayOpen(batch, replay);
                });
    }

    /** Its state does not allow it. */
    static final class StateUnfit extends Problem {
        StateUnfit(Batch batch, String done) {
            this(batch, done, found(batch));
        }

        StateUnfit(Batch batch, String done, String why) {
            super(BatchProblem.BATCH_STATE_UNFIT, "Batch " + batch.id() + " cannot be " + done + ": " + why + ".");
        }

        private static String found(Batch batch) {
            if (batch.kept() != Batch.Kept.KEPT) {
                return "what it had in quarantine is deleted";
            }
            return batch.state() == Batch.State.PUBLISHED
                    ? "all of its rows are published"
                    : "it is " + Words.of(batch.state());
        }
    }

    /** A release was asked for, and nobody has decided about it. */
    static final class ReleasePending extends Problem {
        ReleasePending(Batch batch) {
            super(
                    BatchProblem.RELEASE_PENDING,
                    batch.disposition().map(Disposition::requestedBy).orElse("Somebody")
                            + " asks for the release of batch " + batch.id()
                            + ", and it waits for a second person: approve or refuse it first.");
        }
    }

    /** Nobody asks for a release. */
    static final class NotPending extends Problem {
        NotPending(Batch batch) {
            super(
                    BatchProblem.RELEASE_NOT_PENDING,
                    "Nobody asks for the release of batch " + batch.id() + ", which is " + Words.of(batch.state())
                            + ".");
        }
    }

    /** Who asked for it cannot approve it. */
    static final class SecondPersonNeeded extends Problem {
        SecondPersonNeeded(Batch batch, String actor) {
            super(
                    BatchProblem.SECOND_PERSON_NEEDED,
                    actor + " asked for the release of batch " + batch.id() + ", and ruleset "
                            + batch.ruleset().name() + " wants somebody else to approve it.");
        }
    }

    /** A repaired batch is on its way. */
    static final class ReplayOpen extends Problem {
        ReplayOpen(Batch batch, Batch replay) {
            super(
                    BatchProblem.REPLAY_OPEN,
                    "Batch " + replay.id() + " replays batch " + batch.id() + " and is " + Words.of(replay.state())
                            + ": wait for its end.");
        }
    }

    /** These objects are a batch already, and not a repair of this one. */
    static final class ObjectsKnown extends Problem {
        ObjectsKnown(Batch known, UUID wanted) {
            super(
                    BatchProblem.BATCH_OBJECTS_KNOWN,
                    "These objects were received before, as batch " + known.id() + ", which is "
                            + Words.of(known.state()) + " and does not replay batch " + wanted + ".");
        }
    }

    /** Some of the rows have no values. */
    static final class Unreadable extends Problem {
        Unreadable(Batch batch) {
            super(
                    BatchProblem.ROWS_UNREADABLE,
                    "Batch " + batch.id() + " has lines in quarantine that could not be read: they hold no values to"
                            + " publish.");
        }
    }
}
