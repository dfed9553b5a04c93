package dev.weir.policy.apply;

import dev.weir.policy.target.Change;
import dev.weir.policy.target.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One apply at a time, without a clock: whoever asks takes it over. */
final class MemoryApplies implements Applies {

    private static final Instant NOW = Instant.EPOCH;

    private Optional<Apply> apply = Optional.empty();
    private UUID holder = new UUID(0, 0);
    private final Map<Integer, Apply.Entry> journal = new TreeMap<>();

    @Override
    public boolean begin(UUID id, UUID plan, String target, String begunBy, int changes, Hold hold) {
        if (apply.filter(found -> found.state() == Apply.State.RUNNING).isPresent()) {
            return false;
        }
        apply = Optional.of(new Apply(
                id,
                plan,
                target,
                Apply.State.RUNNING,
                begunBy,
                NOW,
                Optional.empty(),
                changes,
                new Apply.Counts(0, 0, 0),
                Optional.empty()));
        holder = hold.holder();
        return true;
    }

    @Override
    public Optional<UUID> takeOver(Hold hold) {
        holder = hold.holder();
        return apply.filter(found -> found.state() == Apply.State.RUNNING).map(Apply::id);
    }

    @Override
    public void touch(UUID id, Hold hold) {}

    @Override
    public void intend(UUID id, Hold hold, Map<Integer, Change> changes) {
        require(id, hold);
        changes.forEach(
                (seq, change) -> journal.put(seq, new Apply.Entry(seq, change, Outcome.Result.UNKNOWN, "", NOW)));
    }

    @Override
    public void settle(UUID id, Hold hold, Map<Integer, Outcome> outcomes) {
        require(id, hold);
        outcomes.forEach((seq, outcome) ->
                journal.put(seq, new Apply.Entry(seq, outcome.change(), outcome.result(), outcome.reason(), NOW)));
    }

    private void require(UUID id, Hold hold) {
        if (!holder.equals(hold.holder())) {
            throw new HoldLost(id);
        }
    }

    @Override
    public void finish(UUID id, Hold hold, Apply.State state, Optional<String> error) {
        require(id, hold);
        Apply old = apply.orElseThrow();
        apply = Optional.of(new Apply(
                id,
                old.plan(),
                old.target(),
                state,
                old.begunBy(),
                NOW,
                Optional.of(NOW),
                old.changes(),
                old.counts(),
                error));
    }

    @Override
    public Optional<Apply> find(UUID id) {
        return apply;
    }

    @Override
    public List<Apply> ofPlan(UUID plan, int limit) {
        return apply.stream().toList();
    }

    @Override
    public Optional<Apply> lastOf(String target, Apply.State state) {
        return apply.filter(found -> found.state() == state);
    }

    @Override
    public List<Apply.Entry> journal(UUID id, int afterSeq, int limit) {
        return List.copyOf(new LinkedHashMap<>(journal).values());
    }
}
