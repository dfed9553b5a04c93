package dev.weir.policy.apply.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.platform.database.Sql;
import dev.weir.platform.testing.SingleConnections;
import dev.weir.platform.testing.TestPostgres;
import dev.weir.policy.apply.Applier;
import dev.weir.policy.apply.Applies;
import dev.weir.policy.apply.Applies.Hold;
import dev.weir.policy.apply.Apply;
import dev.weir.policy.plan.ToyModel;
import dev.weir.policy.sandbox.SandboxTarget;
import dev.weir.policy.sandbox.store.SandboxStores;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresAppliesTest {

    private static final DataSource DATABASE = SingleConnections.to(TestPostgres.freshDatabase());
    private static final Change MAKE =
            new Change(new ObjectKey("rule", "a"), Optional.empty(), Optional.of("{\"effect\":\"allow\"}"));

    private final Applies applies = new PostgresApplies(DATABASE);
    private final String target = "t" + UUID.randomUUID();
    private final UUID plan = UUID.randomUUID();

    @BeforeEach
    void keepAPlan() {
        new Sql(DATABASE).update("update policy.apply set state = 'failed' where state = 'running'");
        new Sql(DATABASE).update("""
                insert into policy.plan (id, target, kind, fingerprint, author, creates, updates, deletes, losing, exposed,
                    stops, body, wanted, before)
                values (?, ?, 'documents', 'f', 'ann', 0, 0, 0, 0, 0, 0, '', '', '')
                """, plan, target);
    }

    private static Hold hold(Duration lease) {
        return new Hold(UUID.randomUUID(), lease);
    }

    @Test
    void letsOneOfManyBegin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Callable<Boolean> one =
                    () -> applies.begin(UUID.randomUUID(), plan, target, "ann", 1, hold(Duration.ofMinutes(1)));
            tries.add(threads.submit(one));
        }

        int begun = 0;
        for (Future<Boolean> one : tries) {
            begun += one.get() ? 1 : 0;
        }

        assertThat(begun).isEqualTo(1);
        threads.shutdown();
    }

    @Test
    void isTakenOverOnlyWhenTheLeaseHasRunOut() {
        UUID id = UUID.randomUUID();
        Hold dead = hold(Duration.ofMinutes(1));
        applies.begin(id, plan, target, "ann", 1, dead);
        assertThat(applies.takeOver(hold(Duration.ofMinutes(1)))).isEmpty();
        applies.touch(id, new Hold(dead.holder(), Duration.ofSeconds(-1)));

        Hold next = hold(Duration.ofMinutes(1));
        assertThat(applies.takeOver(next)).contains(id);

        assertThatThrownBy(() -> applies.intend(id, dead, Map.of(0, MAKE))).isInstanceOf(Applies.HoldLost.class);
        assertThatThrownBy(() -> applies.finish(id, dead, Apply.State.COMPLETED, Optional.empty()))
                .isInstanceOf(Applies.HoldLost.class);
        assertThat(applies.journal(id, -1, 10)).isEmpty();
    }

    @Test
    void readsUnknownUntilItIsSettled() {
        UUID id = UUID.randomUUID();
        Hold hold = hold(Duration.ofMinutes(1));
        applies.begin(id, plan, target, "ann", 1, hold);
        applies.intend(id, hold, Map.of(0, MAKE));
        assertThat(applies.find(id).orElseThrow().counts()).isEqualTo(new Apply.Counts(0, 0, 1));

        applies.settle(id, hold, Map.of(0, new Outcome(MAKE, Outcome.Result.REJECTED, "no such user")));

        assertThat(applies.journal(id, -1, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.change()).isEqualTo(MAKE);
            assertThat(entry.result()).isEqualTo(Outcome.Result.REJECTED);
            assertThat(entry.reason()).isEqualTo("no such user");
        });
    }

    @Test
    void carriesAPlanOutAtTheSandbox() {
        UUID id = UUID.randomUUID();
        Hold hold = hold(Duration.ofMinutes(1));
        SandboxTarget sandbox = new SandboxTarget(
                target,
                SandboxStores.objects(DATABASE),
                new SandboxTarget.Semantics(List.of("role", "tagged", "rule"), ToyModel::new),
                Clock.systemUTC());
        applies.begin(id, plan, target, "ann", 1, hold);

        Apply.State end = new Applier(applies, round -> {}, 20, 5).run(id, hold, List.of(MAKE), sandbox);

        assertThat(end).isEqualTo(Apply.State.COMPLETED);
        assertThat(sandbox.observe().objects()).singleElement().satisfies(object -> {
            assertThat(object.key()).isEqualTo(MAKE.key());
            assertThat(object.ours()).isTrue();
            assertThat(object.body()).isEqualTo(MAKE.after().orElseThrow());
        });
        assertThat(applies.lastOf(target, Apply.State.COMPLETED).map(Apply::id)).contains(id);
    }
}
