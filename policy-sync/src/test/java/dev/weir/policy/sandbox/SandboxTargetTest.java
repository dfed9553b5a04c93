package dev.weir.policy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.platform.testing.SingleConnections;
import dev.weir.platform.testing.TestPostgres;
import dev.weir.policy.plan.ToyModel;
import dev.weir.policy.sandbox.store.SandboxStores;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.TargetObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SandboxTargetTest {

    private static final SandboxObjects OBJECTS =
            SandboxStores.objects(SingleConnections.to(TestPostgres.freshDatabase()));
    private static final ObjectKey KEY = new ObjectKey("rule", "a");

    private final String name = "s" + UUID.randomUUID();
    private final SandboxTarget target = new SandboxTarget(
            name, OBJECTS, new SandboxTarget.Semantics(List.of("rule"), ToyModel::new), Clock.systemUTC());

    private Outcome.Result apply(Optional<String> before, Optional<String> after) {
        return target.apply(List.of(new Change(KEY, before, after))).get(0).result();
    }

    @Test
    void makesChangesAndTakesAway() {
        assertThat(apply(Optional.empty(), Optional.of("{\"v\":1}"))).isEqualTo(Outcome.Result.APPLIED);
        assertThat(apply(Optional.of("{\"v\":1}"), Optional.of("{\"v\":2}"))).isEqualTo(Outcome.Result.APPLIED);
        assertThat(target.observe().objects()).containsExactly(new TargetObject(KEY, true, "{\"v\":2}"));

        assertThat(apply(Optional.of("{\"v\":2}"), Optional.empty())).isEqualTo(Outcome.Result.APPLIED);

        assertThat(target.observe().objects()).isEmpty();
    }

    @Test
    void takesTheSameChangeTwice() {
        apply(Optional.empty(), Optional.of("{}"));

        assertThat(apply(Optional.empty(), Optional.of("{}"))).isEqualTo(Outcome.Result.APPLIED);
        assertThat(apply(Optional.of("{}"), Optional.empty())).isEqualTo(Outcome.Result.APPLIED);
        assertThat(apply(Optional.of("{}"), Optional.empty())).isEqualTo(Outcome.Result.APPLIED);
    }

    @Test
    void refusesWhatIsOtherThanPlannedOrForeign() {
        OBJECTS.put(name, new TargetObject(KEY, false, "{}"), "somebody");
        assertThat(apply(Optional.empty(), Optional.of("{}"))).isEqualTo(Outcome.Result.REJECTED);
        assertThat(apply(Optional.of("{}"), Optional.empty())).isEqualTo(Outcome.Result.REJECTED);

        OBJECTS.put(name, new TargetObject(KEY, true, "{\"v\":1}"), "somebody");

        assertThat(apply(Optional.of("{}"), Optional.of("{\"v\":2}"))).isEqualTo(Outcome.Result.REJECTED);
        assertThat(target.observe().objects()).containsExactly(new TargetObject(KEY, true, "{\"v\":1}"));
    }
}
