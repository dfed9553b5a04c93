package dev.weir.policy.apply;

import dev.weir.policy.apply.Applies.Hold;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetUnreachable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries a plan out, from the start or from wherever another process died: it looks at the target and does what is left. A
 * change whose answer was lost is decided by looking. After a refusal nothing further is tried, so that no grant is made whose
 * mask was refused, and nothing is revoked whose successor was refused.
 */
public final class Applier {

    private final Applies applies;
    private final Pause pause;
    private final int batch;
    private final int rounds;

    /**
     * @param batch how many changes are handed to a target at a time
     * @param rounds how often the target is looked at again before a plan that is still not true has failed
     */
    public Applier(Applies applies, Pause pause, int batch, int rounds) {
        this.applies = applies;
        this.pause = pause;
        this.batch = batch;
        this.rounds = rounds;
    }

    /** Waits a moment: what was written may not be readable at once. */
    @FunctionalInterface
    public interface Pause {
        void beforeRound(int round);
    }

    public Apply.State run(UUID id, Hold hold, List<Change> planned, Target target) {
        Set<Integer> applied = new HashSet<>();
        for (int round = 0; ; round++) {
            Observation seen;
            try {
                seen = target.observe();
            } catch (TargetUnreachable unreachable) {
                return finish(id, hold, Apply.State.FAILED, String.valueOf(unreachable.getMessage()));
            }
            Standing standing = Standing.of(planned, seen);
            decide(id, hold, standing, applied);
            if (!standing.touched().isEmpty()) {
                Change first = standing.touched().values().iterator().next();
                return finish(
                        id,
                        hold,
                        Apply.State.STALE,
                        first.key() + " was changed by somebody else meanwhile. Plan again, and look at it.");
            }
            if (standing.open().isEmpty()) {
                return finish(id, hold, Apply.State.COMPLETED, null);
            }
            if (round == rounds) {
                Change first = standing.open().values().iterator().next();
                return finish(
                        id,
                        hold,
                        Apply.State.FAILED,
                        standing.open().size() + " changes are not to be seen at the target after " + rounds
                                + " attempts, the first of them " + first.key() + ". Plan again.");
            }
            if (round > 0) {
                pause.beforeRound(round);
            }
            Optional<String> refusal = attempt(id, hold, standing.open(), seen, target, applied);
            if (refusal.isPresent()) {
                return finish(id, hold, Apply.State.FAILED, refusal.get());
            }
        }
    }

    // What an earlier process tried and did not settle is settled by what is to be seen now.
    private void decide(UUID id, Hold hold, Standing standing, Set<Integer> applied) {
        Map<Integer, Change> found = new LinkedHashMap<>();
        standing.done().forEach((seq, change) -> {
            if (applied.add(seq)) {
                found.put(seq, change);
            }
        });
        if (!found.isEmpty()) {
            applies.intend(id, hold, found);
            Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
            found.forEach((seq, change) -> outcomes.put(seq, new Outcome(change, Result.APPLIED, "")));
            applies.settle(id, hold, outcomes);
        }
    }

    private Optional<String> attempt(
            UUID id, Hold hold, Map<Integer, Change> open, Observation seen, Target target, Set<Integer> applied) {
        boolean additions = false;
        for (Map<Integer, Change> together : batches(open)) {
            Change first = together.values().iterator().next();
            boolean deletes = first.action() == Change.Action.DELETE;
            if (deletes && !seen.complete()) {
                return Optional.of("The reading of the target is in doubt, so nothing is deleted: "
                        + String.join("; ", seen.doubts()));
            }
            if (deletes && additions) {
                // Looks first whether all that was added is there.
                return Optional.empty();
            }
            applies.intend(id, hold, together);
            List<Outcome> outcomes = target.apply(List.copyOf(together.values()));
            applies.settle(id, hold, numbered(together, outcomes));
            Optional<Outcome> refused = outcomes.stream()
                    .filter(outcome -> outcome.result() == Result.REJECTED)
                    .findFirst();
            if (refused.isPresent()) {
                return Optional.of(refused.get().change().key() + " was refused: "
                        + refused.get().reason());
            }
            if (outcomes.stream().anyMatch(outcome -> outcome.result() == Result.UNKNOWN)) {
                return Optional.empty();
            }
            applied.addAll(together.keySet());
            additions |= !deletes;
        }
        return Optional.empty();
    }

    private static Map<Integer, Outcome> numbered(Map<Integer, Change> tried, List<Outcome> outcomes) {
        if (outcomes.size() != tried.size()) {
            throw new IllegalStateException(
                    tried.size() + " changes were tried, and " + outcomes.size() + " have an outcome");
        }
        Map<Integer, Outcome> numbered = new LinkedHashMap<>();
        int i = 0;
        for (int seq : tried.keySet()) {
            numbered.put(seq, outcomes.get(i++));
        }
        return numbered;
    }

    // Of one kind and one direction: what comes next may rest on what came before.
    private List<Map<Integer, Change>> batches(Map<Integer, Change> open) {
        List<Map<Integer, Change>> batches = new ArrayList<>();
        String before = "";
        for (Map.Entry<Integer, Change> entry : open.entrySet()) {
            Change change = entry.getValue();
            String sort = (change.action() == Change.Action.DELETE ? "-" : "+")
                    + change.key().kind();
            if (!sort.equals(before) || batches.get(batches.size() - 1).size() == batch) {
                batches.add(new LinkedHashMap<>());
            }
            batches.get(batches.size() - 1).put(entry.getKey(), change);
            before = sort;
        }
        return batches;
    }

    private Apply.State finish(UUID id, Hold hold, Apply.State state, @Nullable String error) {
        applies.finish(id, hold, state, Optional.ofNullable(error));
        return state;
    }
}
