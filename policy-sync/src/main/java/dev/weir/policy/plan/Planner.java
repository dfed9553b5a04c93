package dev.weir.policy.plan;

import dev.weir.policy.target.Change;
import dev.weir.policy.target.Change.Action;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares what shall be with what is. Asks a target for its kinds and its model only, which are pure. */
public final class Planner {

    private final Target target;
    private final Differ differ;

    public Planner(Target target, Differ differ) {
        this.target = target;
        this.differ = differ;
    }

    public Plan plan(Wanted wanted, Observation observed, Limits limits) {
        Map<ObjectKey, TargetObject> there = byKey(observed.objects());
        Map<ObjectKey, TargetObject> shall = byKey(wanted.objects());
        List<Stop> stops = new ArrayList<>();
        List<Change> writes = writes(shall, there, stops);
        List<Change> deletes = deletes(shall, there);
        List<Change> held = observed.complete() ? List.of() : deletes;
        List<Change> changes = new ArrayList<>(writes);
        changes.addAll(observed.complete() ? deletes : List.of());

        Map<ObjectKey, TargetObject> then = new LinkedHashMap<>(there);
        changes.forEach(change -> change.after()
                .ifPresentOrElse(
                        body -> then.put(change.key(), new TargetObject(change.key(), true, body)),
                        () -> then.remove(change.key())));
        Difference difference = changes.isEmpty()
                ? new Difference(List.of(), true)
                : differ.difference(
                        target::model,
                        observed.objects(),
                        List.copyOf(then.values()),
                        wanted.people(),
                        wanted.columns());
        long made = observed.objects().stream().filter(TargetObject::ours).count();
        stops.addAll(stops(difference, changes, made, limits));
        return new Plan(
                wanted.target(),
                Fingerprint.of(wanted, observed),
                changes,
                there.values().stream()
                        .filter(object -> !object.ours())
                        .map(TargetObject::key)
                        .sorted()
                        .toList(),
                held,
                observed.doubts(),
                difference,
                stops);
    }

    private static Map<ObjectKey, TargetObject> byKey(List<TargetObject> objects) {
        Map<ObjectKey, TargetObject> byKey = new LinkedHashMap<>();
        for (TargetObject object : objects) {
            if (byKey.put(object.key(), object) != null) {
                throw new IllegalArgumentException("two objects with the key " + object.key());
            }
        }
        return byKey;
    }

    private List<Change> writes(
            Map<ObjectKey, TargetObject> shall, Map<ObjectKey, TargetObject> there, List<Stop> stops) {
        List<Change> writes = new ArrayList<>();
        shall.forEach((key, object) -> {
            Optional<TargetObject> old = Optional.ofNullable(there.get(key));
            if (old.isPresent() && !old.get().ours()) {
                stops.add(new Stop(
                        Stop.Reason.FOREIGN,
                        0,
                        key + " is there, and Weir did not make it: import it into the documents, or remove or rename"
                                + " it at the target."));
            } else if (!old.map(TargetObject::body).equals(Optional.of(object.body()))) {
                writes.add(new Change(key, old.map(TargetObject::body), Optional.of(object.body())));
            }
        });
        writes.sort(order());
        return writes;
    }

    private List<Change> deletes(Map<ObjectKey, TargetObject> shall, Map<ObjectKey, TargetObject> there) {
        return there.values().stream()
                .filter(object -> object.ours() && !shall.containsKey(object.key()))
                .map(object -> new Change(object.key(), Optional.of(object.body()), Optional.empty()))
                .sorted(order().reversed())
                .toList();
    }

    private Comparator<Change> order() {
        Map<String, Integer> places = new HashMap<>();
        target.kinds().forEach(kind -> places.put(kind, places.size()));
        return Comparator.comparingInt(
                        (Change change) -> places.getOrDefault(change.key().kind(), Integer.MAX_VALUE))
                .thenComparingInt(target::turn)
                .thenComparing(Change::key);
    }

    private static List<Stop> stops(Difference difference, List<Change> changes, long made, Limits limits) {
        List<Stop> stops = new ArrayList<>();
        int losing = difference.losing().size();
        if (over(losing, limits.losing())) {
            stops.add(stop(Stop.Reason.LOSING, "people lose access", losing, limits.losing()));
        }
        int exposed = difference.exposed().size();
        if (over(exposed, limits.exposed())) {
            stops.add(stop(Stop.Reason.EXPOSED, "columns are newly exposed", exposed, limits.exposed()));
        }
        int deletes = (int) changes.stream()
                .filter(change -> change.action() == Action.DELETE)
                .count();
        if (over(deletes, limits.deletes())) {
            stops.add(stop(Stop.Reason.DELETES, "objects are deleted", deletes, limits.deletes()));
        }
        int percent = made == 0 ? 0 : (int) Math.ceil(100.0 * deletes / made);
        if (over(percent, limits.deletePercent())) {
            stops.add(stop(
                    Stop.Reason.DELETE_PERCENT,
                    "percent of Weir's objects are deleted",
                    percent,
                    limits.deletePercent()));
        }
        if (!difference.whole()) {
            stops.add(new Stop(
                    Stop.Reason.UNCOMPARED,
                    0,
                    "There is too much to compare: who gains and who loses is known in part only. Plan fewer changes at"
                            + " a time, or lift it with " + Stop.Reason.UNCOMPARED.flag() + "."));
        }
        return stops;
    }

    private static boolean over(int count, OptionalInt limit) {
        return limit.isPresent() && count > limit.getAsInt();
    }

    private static Stop stop(Stop.Reason reason, String what, int count, OptionalInt limit) {
        return new Stop(
                reason,
                count,
                count + " " + what + ", and the limit is " + limit.orElseThrow() + ". If this is meant, lift it with "
                        + reason.flag() + " " + count + ".");
    }
}
