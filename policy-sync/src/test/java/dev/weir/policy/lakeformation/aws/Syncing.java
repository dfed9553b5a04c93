package dev.weir.policy.lakeformation.aws;

import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.TargetObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The target at some address, which does not wait between attempts, and the simplest plan that there is. */
record Syncing(LakeFormationClients clients, LakeFormationTarget target, LedgerInMemory ledger)
        implements AutoCloseable {

    static Syncing at(String region, Optional<String> endpoint, String catalog, int attempts, Duration pause) {
        LakeFormationClients clients = LakeFormationClients.of(region, endpoint);
        LedgerInMemory ledger = new LedgerInMemory();
        LakeFormationSettings settings = new LakeFormationSettings(catalog, attempts, pause, pause.multipliedBy(20), 2);
        return new Syncing(clients, new LakeFormationTarget(clients, ledger, settings, Clock.systemUTC()), ledger);
    }

    static Syncing with(FakeLakeFormation fake) {
        return at("eu-central-1", Optional.of(fake.endpoint()), "", 6, Duration.ZERO);
    }

    @Override
    public void close() {
        clients.close();
    }

    /** What makes ours equal to what is wanted; nothing of foreign objects. */
    List<Change> plan(Collection<? extends LakeObject> wanted, Observation there) {
        Map<ObjectKey, String> ours = new TreeMap<>();
        Map<ObjectKey, String> all = new TreeMap<>();
        for (TargetObject object : there.objects()) {
            all.put(object.key(), object.body());
            if (object.ours()) {
                ours.put(object.key(), object.body());
            }
        }
        List<Change> changes = new ArrayList<>();
        for (LakeObject object : wanted) {
            Optional<String> before = Optional.ofNullable(all.get(object.key()));
            ours.remove(object.key());
            if (!before.equals(Optional.of(object.body()))) {
                changes.add(new Change(object.key(), before, Optional.of(object.body())));
            }
        }
        Comparator<Change> kinds = Comparator.comparing(
                change -> target.kinds().indexOf(change.key().kind()));
        changes.sort(kinds.thenComparing(Change::key));
        List<Change> gone = ours.entrySet().stream()
                .map(one -> new Change(one.getKey(), Optional.of(one.getValue()), Optional.empty()))
                .collect(Collectors.toCollection(ArrayList::new));
        gone.sort(kinds.thenComparing(Change::key));
        Collections.reverse(gone);
        changes.addAll(gone);
        return changes;
    }

    /** One round. */
    List<Outcome> sync(Collection<? extends LakeObject> wanted) {
        return target.apply(plan(wanted, target.observe()));
    }

    static List<String> failures(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.result() != Result.APPLIED)
                .map(outcome -> outcome.change().key() + " " + outcome.result() + " " + outcome.reason())
                .toList();
    }
}
