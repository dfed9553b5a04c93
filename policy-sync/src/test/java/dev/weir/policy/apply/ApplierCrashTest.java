package dev.weir.policy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.policy.apply.Applies.Hold;
import dev.weir.policy.plan.Differ;
import dev.weir.policy.plan.Limits;
import dev.weir.policy.plan.Plan;
import dev.weir.policy.plan.Planner;
import dev.weir.policy.plan.Wanted;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Killed at any step, any number of times, with answers lost on the way: what is resumed ends as if nothing had happened. */
class ApplierCrashTest {

    private static final UUID ID = new UUID(1, 1);

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Lets so many calls through, of whatever kind; then the process is dead, before or after the call took effect. */
    private static final class Fuse {
        private final int calls;
        private final boolean afterEffect;
        private int counted;

        Fuse(int calls, boolean afterEffect) {
            this.calls = calls;
            this.afterEffect = afterEffect;
        }

        <T> T around(Class<T> port, T real) {
            return port.cast(
                    Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        boolean burns = ++counted > calls;
                        if (burns && (!afterEffect || counted > calls + 1)) {
                            throw new Killed();
                        }
                        try {
                            Object result = method.invoke(real, arguments);
                            if (burns) {
                                throw new Killed();
                            }
                            return result;
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    }));
        }

        boolean burnt() {
            return counted > calls;
        }
    }

    private static Applier applier(Applies applies) {
        return new Applier(applies, round -> {}, 2, 20);
    }

    private static Hold hold() {
        return new Hold(UUID.randomUUID(), Duration.ofMinutes(1));
    }

    private static List<TargetObject> objects(Random random, boolean foreign) {
        List<TargetObject> objects = new ArrayList<>();
        for (String kind : List.of("role", "tagged", "rule")) {
            for (int i = 0; i < 5; i++) {
                if (random.nextInt(3) > 0) {
                    boolean ours = !foreign || i != 4;
                    if (i != 4 || foreign) {
                        objects.add(new TargetObject(
                                new ObjectKey(kind, "o" + i), ours, "{\"v\":" + random.nextInt(2) + "}"));
                    }
                }
            }
        }
        return objects;
    }

    private static Plan plan(List<TargetObject> wanted, Target target) {
        return new Planner(target, new Differ(Instant.EPOCH))
                .plan(new Wanted("t", wanted, "", List.of(), List.of()), target.observe(), Limits.NONE);
    }

    @Property(tries = 2000)
    void endsAsIfNothingHadHappened(@ForAll long seed) {
        Random random = new Random(seed);
        List<TargetObject> held = objects(random, true);
        List<TargetObject> wanted = objects(random, false);
        FragileTarget target = new FragileTarget(held);
        Plan plan = plan(wanted, target);
        FragileTarget undisturbed = new FragileTarget(held);
        begin(new MemoryApplies(), plan, undisturbed);
        MemoryApplies applies = new MemoryApplies();
        Hold first = hold();
        applies.begin(ID, ID, "t", "ann", plan.changes().size(), first);
        target.weather = (change, make) -> lostAnswers(change, make, random);

        Optional<Apply.State> end = Optional.empty();
        Hold hold = first;
        while (end.isEmpty()) {
            Fuse fuse = new Fuse(random.nextInt(12), random.nextBoolean());
            try {
                end = Optional.of(applier(fuse.around(Applies.class, applies))
                        .run(ID, hold, plan.changes(), fuse.around(Target.class, target)));
            } catch (Killed killed) {
                hold = hold();
                if (applies.takeOver(hold).isEmpty()) {
                    end = Optional.of(applies.find(ID).orElseThrow().state());
                }
            }
        }

        assertThat(end).contains(Apply.State.COMPLETED);
        assertThat(target.objects).isEqualTo(undisturbed.objects);
        assertThat(applies.journal(ID, -1, 100))
                .hasSameSizeAs(plan.changes())
                .allMatch(entry -> entry.result() == Outcome.Result.APPLIED);
        assertThat(target.done).doesNotHaveDuplicates();
        assertThat(plan(wanted, target).nothingToDo()).isTrue();
        assertThat(target.done.stream()
                        .map(change -> change.action() == Change.Action.DELETE)
                        .toList())
                .as("nothing is taken away before all is made")
                .isSorted();
    }

    /** Every single step, one after another, so that none is left to chance. */
    @Example
    void survivesADeathAtEachStep() {
        List<TargetObject> held = objects(new Random(7), true);
        List<TargetObject> wanted = objects(new Random(8), false);
        boolean burnt = true;
        int steps = 0;
        for (int calls = 0; burnt; calls++) {
            for (boolean after : List.of(false, true)) {
                FragileTarget target = new FragileTarget(held);
                Plan plan = plan(wanted, target);
                MemoryApplies applies = new MemoryApplies();
                Hold hold = hold();
                applies.begin(ID, ID, "t", "ann", plan.changes().size(), hold);
                Fuse fuse = new Fuse(calls, after);
                try {
                    applier(fuse.around(Applies.class, applies))
                            .run(ID, hold, plan.changes(), fuse.around(Target.class, target));
                } catch (Killed killed) {
                    Hold next = hold();
                    if (applies.takeOver(next).isPresent()) {
                        applier(applies).run(ID, next, plan.changes(), target);
                    }
                }
                burnt = fuse.burnt();
                steps++;
                assertThat(applies.find(ID).orElseThrow().state()).isEqualTo(Apply.State.COMPLETED);
                assertThat(plan(wanted, target).nothingToDo()).isTrue();
            }
        }
        assertThat(steps).isGreaterThan(20);
    }

    @Example
    void triesNothingAfterARefusal() {
        TargetObject role = new TargetObject(new ObjectKey("role", "r"), true, "{}");
        TargetObject rule = new TargetObject(new ObjectKey("rule", "r"), true, "{}");
        TargetObject old = new TargetObject(new ObjectKey("rule", "old"), true, "{}");
        FragileTarget target = new FragileTarget(List.of(old));
        Plan plan = plan(List.of(role, rule), target);
        target.weather = (change, make) -> Optional.of(new Outcome(change, Outcome.Result.REJECTED, "no such user"));
        MemoryApplies applies = new MemoryApplies();

        Apply.State end = begin(applies, plan, target);

        assertThat(end).isEqualTo(Apply.State.FAILED);
        assertThat(applies.find(ID).orElseThrow().error()).contains("role/r was refused: no such user");
        assertThat(applies.journal(ID, -1, 10)).hasSize(1);
        assertThat(target.objects).containsOnlyKeys(old.key());
    }

    @Example
    void leavesAloneWhatSomebodyElseChanged() {
        TargetObject rule = new TargetObject(new ObjectKey("rule", "r"), true, "{\"v\":1}");
        FragileTarget target = new FragileTarget(List.of(rule));
        Plan plan = plan(List.of(new TargetObject(rule.key(), true, "{\"v\":2}")), target);
        target.objects.put(rule.key(), new TargetObject(rule.key(), true, "{\"v\":3}"));

        Apply.State end = begin(new MemoryApplies(), plan, target);

        assertThat(end).isEqualTo(Apply.State.STALE);
        assertThat(target.objects.get(rule.key()).body()).isEqualTo("{\"v\":3}");
    }

    @Example
    void deletesNothingOnceTheReadingIsInDoubt() {
        TargetObject rule = new TargetObject(new ObjectKey("rule", "r"), true, "{}");
        FragileTarget target = new FragileTarget(List.of(rule));
        Plan plan = plan(List.of(), target);
        target.doubts = List.of("the second page was not read");

        Apply.State end = begin(new MemoryApplies(), plan, target);

        assertThat(end).isEqualTo(Apply.State.FAILED);
        assertThat(target.objects).containsOnlyKeys(rule.key());
    }

    private static Apply.State begin(MemoryApplies applies, Plan plan, FragileTarget target) {
        Hold hold = hold();
        applies.begin(ID, ID, "t", "ann", plan.changes().size(), hold);
        return applier(applies).run(ID, hold, plan.changes(), target);
    }

    private static Optional<Outcome> lostAnswers(Change change, Runnable make, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                make.run();
                yield Optional.of(new Outcome(change, Outcome.Result.UNKNOWN, "the connection broke"));
            }
            case 1 -> Optional.of(new Outcome(change, Outcome.Result.UNKNOWN, "the connection broke"));
            case 2 -> {
                make.run();
                throw new Killed();
            }
            default -> Optional.empty();
        };
    }

    /** The journal refuses a process that was thought dead, so that it tries nothing. */
    @Example
    void triesNothingOnceAnotherHasTakenOver() {
        FragileTarget target = new FragileTarget(List.of());
        Plan plan = plan(List.of(new TargetObject(new ObjectKey("rule", "r"), true, "{}")), target);
        MemoryApplies applies = new MemoryApplies();
        Hold first = hold();
        applies.begin(ID, ID, "t", "ann", plan.changes().size(), first);
        applies.takeOver(hold());

        assertThatThrownBy(() -> applier(applies).run(ID, first, plan.changes(), target))
                .isInstanceOf(Applies.HoldLost.class);
        assertThat(target.objects).isEmpty();
    }
}
