package dev.weir.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Person ANN = new Person("ann", "ann", Set.of("analysts"), Set.of());
    private static final Person BEN = new Person("ben", "ben", Set.of("analysts"), Set.of());
    private static final List<ColumnName> COLUMNS = List.of(
            ColumnName.column("sales", "orders", "id"),
            ColumnName.column("sales", "orders", "email"),
            ColumnName.column("sales", "refunds", "id"));
    private static final TargetObject READ_ORDERS =
            ToyModel.rule("read-orders", "allow", "[\"analysts\"]", "[\"orders\"]", "[\"id\",\"email\"]", "");
    private static final TargetObject HASH_EMAIL =
            ToyModel.rule("hash-email", "hash", "[\"analysts\"]", "[\"orders\"]", "[\"email\"]", "");
    private static final TargetObject TAG = ToyModel.tagged("orders.email", "pii");

    /** Nothing of it is asked but its kinds and its model. */
    private static final class Kinds implements Target {
        @Override
        public Observation observe() {
            throw new UnsupportedOperationException("a plan is made without the target");
        }

        @Override
        public List<Outcome> apply(List<Change> changes) {
            throw new UnsupportedOperationException("a plan changes nothing");
        }

        @Override
        public AccessModel model(List<TargetObject> objects) {
            return new ToyModel(objects);
        }

        @Override
        public List<String> kinds() {
            return List.of("role", "tagged", "rule");
        }
    }

    private static Plan plan(List<TargetObject> wanted, List<TargetObject> observed, Limits limits, String... doubts) {
        return new Planner(new Kinds(), new Differ(NOW))
                .plan(
                        new Wanted("lake", wanted, "documents", List.of(ANN, BEN), COLUMNS),
                        new Observation(observed, List.of(doubts), NOW),
                        limits);
    }

    private static TargetObject foreign(TargetObject object) {
        return new TargetObject(object.key(), false, object.body());
    }

    @Test
    void makesBeforeItTakesAway() {
        Plan plan = plan(List.of(HASH_EMAIL, TAG), List.of(READ_ORDERS), Limits.NONE);

        assertThat(plan.changes())
                .containsExactly(
                        new Change(TAG.key(), Optional.empty(), Optional.of(TAG.body())),
                        new Change(HASH_EMAIL.key(), Optional.empty(), Optional.of(HASH_EMAIL.body())),
                        new Change(READ_ORDERS.key(), Optional.of(READ_ORDERS.body()), Optional.empty()));
        assertThat(plan.exitCode()).isEqualTo(2);
    }

    @Test
    void hasNothingToDoOnceAllIsThere() {
        Plan plan = plan(List.of(READ_ORDERS, TAG), List.of(TAG, READ_ORDERS), Limits.NONE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.exitCode()).isZero();
    }

    @Test
    void saysWhoGainsWhat() {
        Plan plan = plan(List.of(READ_ORDERS, HASH_EMAIL), List.of(), Limits.NONE);

        assertThat(PlanText.plain(plan)).contains("""
            Who gains and who loses
              + ann, ben can now read sales.orders (email), hashed
              + ann, ben can now read sales.orders (id), in plain
            """.stripTrailing());
        assertThat(plan.difference().losing()).isEmpty();
    }

    @Test
    void takesAMaskThatGoesForAnExposure() {
        Plan plan = plan(List.of(READ_ORDERS), List.of(READ_ORDERS, HASH_EMAIL), Limits.NONE);

        assertThat(plan.difference().effects())
                .extracting(PlanText::sentence)
                .containsExactly("ann, ben sees more of sales.orders (email): in plain; before: hashed");
        assertThat(plan.difference().exposed()).containsExactly("sales.orders.email");
    }

    @Test
    void leavesForeignObjectsAloneAndListsThem() {
        Plan plan = plan(List.of(TAG), List.of(TAG, foreign(READ_ORDERS)), Limits.NONE);

        assertThat(plan.nothingToDo()).isTrue();
        assertThat(plan.foreign()).containsExactly(new ObjectKey("rule", "read-orders"));
    }

    @Test
    void stopsAtAForeignObjectInItsWay() {
        Plan plan = plan(List.of(READ_ORDERS), List.of(foreign(HASH_EMAIL), foreign(READ_ORDERS)), Limits.NONE);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.stops()).extracting(Stop::reason).containsExactly(Stop.Reason.FOREIGN);
    }

    @Test
    void deletesNothingWhileTheReadingIsInDoubt() {
        Plan plan = plan(List.of(TAG), List.of(READ_ORDERS), Limits.NONE, "policies after the first 200 were not read");

        assertThat(plan.changes()).extracting(Change::key).containsExactly(TAG.key());
        assertThat(plan.held()).extracting(Change::key).containsExactly(READ_ORDERS.key());
        assertThat(PlanText.plain(plan)).contains("In doubt: policies after the first 200 were not read");
    }

    @Test
    void stopsAtALimitAndNamesTheFlagThatLiftsIt() {
        Limits limits = new Limits(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(5), OptionalInt.of(40));

        Plan plan = plan(List.of(TAG), List.of(TAG, READ_ORDERS), limits);

        assertThat(plan.stops())
                .containsExactly(
                        new Stop(
                                Stop.Reason.LOSING,
                                2,
                                "2 people lose access, and the limit is 1. If this is meant, lift it with"
                                        + " --allow-losing 2."),
                        new Stop(
                                Stop.Reason.DELETE_PERCENT,
                                50,
                                "50 percent of Weir's objects are deleted, and the limit is 40. If this is meant, lift"
                                        + " it with --allow-delete-percent 50."));
    }

    @Test
    void changesItsFingerprintWithAnythingThatItWasMadeFrom() {
        Set<String> prints = Set.of(
                plan(List.of(TAG), List.of(), Limits.NONE).fingerprint(),
                plan(List.of(), List.of(TAG), Limits.NONE).fingerprint(),
                plan(List.of(), List.of(foreign(TAG)), Limits.NONE).fingerprint(),
                plan(List.of(), List.of(TAG), Limits.NONE, "half read").fingerprint());

        assertThat(prints).hasSize(4);
        assertThat(plan(List.of(TAG, READ_ORDERS), List.of(), Limits.NONE).fingerprint())
                .isEqualTo(
                        plan(List.of(READ_ORDERS, TAG), List.of(), Limits.NONE).fingerprint());
    }

    @Test
    void writesMarkdownThatNamesCannotBreak() {
        TargetObject odd = ToyModel.rule("a`|\\n|<b>", "allow", "[\"analysts\"]", "[\"orders\"]", "[\"id\"]", "");

        String markdown = PlanText.markdown(List.of(plan(List.of(odd), List.of(), Limits.NONE)));

        assertThat(markdown)
                .startsWith(PlanText.MARKER)
                .contains("| gains | ann, ben | read sales.orders (id) | nothing | in plain |")
                .contains("- create `rule/a'|\\n|<b>`");
    }
}
