package dev.weir.policy.ranger.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.policy.ranger.Mark;
import dev.weir.policy.ranger.PolicyItem;
import dev.weir.policy.ranger.PolicyResource;
import dev.weir.policy.ranger.Principals;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerPolicy;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.TaggedResource;
import dev.weir.policy.ranger.admin.FakeRangerAdmin.Fault;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.TargetObject;
import dev.weir.policy.target.TargetUnreachable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An Admin that breaks, dawdles, lies or is cut off. */
class RangerAdminFaultsTest {
    private static final RangerService SERVICE = new RangerService("lake_trino", "lake_tags", "lake");
    private final FakeRangerAdmin fake = new FakeRangerAdmin();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void looksWhatBecameOfAChangeWhoseAnswerWasLost() {
        fake.next("POST", "/policy", Fault.DROP_ANSWER);

        assertThat(apply(policy("one")).result()).isEqualTo(Result.APPLIED);
    }

    @Test
    void doesNotKnowWhatBecameOfAChangeThatCannotBeSeen() {
        fake.next("POST", "/policy", Fault.DROP_REQUEST);

        Outcome outcome = apply(policy("one"));

        assertThat(outcome.result()).isEqualTo(Result.UNKNOWN);
        assertThat(outcome.reason()).contains("lost");
        assertThat(apply(policy("one")).result()).as("again").isEqualTo(Result.APPLIED);
    }

    @Test
    void triesAgainWhenTheAdminIsBusyOrBroken() {
        fake.next("POST", "/policy", Fault.BUSY);
        fake.next("POST", "/policy", Fault.BROKEN);

        assertThat(apply(policy("one")).result()).isEqualTo(Result.APPLIED);
    }

    @Test
    void recognisesItsOwnWorkWhenARepeatedRequestMeetsIt() {
        fake.next("POST", "/policy", Fault.BROKEN_AFTERWARDS);

        assertThat(apply(policy("one")).result()).isEqualTo(Result.APPLIED);
    }

    @Test
    void doesNotClaimThatABrokenAdminDidNothing() {
        for (int i = 0; i < 3; i++) {
            fake.next("POST", "/policy", Fault.BROKEN);
        }

        assertThat(apply(policy("one")).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void looksWhatBecameOfTagsWhoseAnswerWasLost() {
        TaggedResource tagged =
                TaggedResource.owned("lake_trino", Map.of("catalog", "lake", "schema", "crm", "table", "t"), "PII");
        fake.next("PUT", "/tags", Fault.DROP_ANSWER);

        assertThat(apply(tagged).result()).isEqualTo(Result.APPLIED);

        TaggedResource other =
                TaggedResource.owned("lake_trino", Map.of("catalog", "lake", "schema", "crm", "table", "u"), "PII");
        fake.next("PUT", "/tags", Fault.DROP_REQUEST);
        assertThat(apply(other).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void goesOnAfterAKillWhereItStood() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            changes.add(create(policy("p" + i)));
        }
        target(fake.connection()).apply(changes.subList(0, 3));
        fake.next("POST", "/policy", Fault.DROP_ANSWER);
        target(fake.connection()).apply(changes.subList(3, 4));

        assertThat(target(fake.connection()).apply(changes))
                .extracting(Outcome::result)
                .containsOnly(Result.APPLIED);
        assertThat(observe().objects()).filteredOn(TargetObject::ours).hasSize(6);
    }

    @Test
    void doesNotTakeASlowAnswerForNone() {
        fake.next("POST", "/policy", Fault.SLOW);

        assertThat(apply(policy("one")).result()).isEqualTo(Result.APPLIED);

        fake.next("POST", "/policy", Fault.SLOW);
        AdminConnection hasty = new AdminConnection(
                fake.url(),
                FakeRangerAdmin.USER,
                FakeRangerAdmin.PASSWORD,
                Duration.ofMillis(150),
                1,
                Duration.ZERO,
                1000);
        assertThat(target(hasty).apply(List.of(create(policy("two")))).get(0).result())
                .isIn(Result.UNKNOWN, Result.APPLIED);
    }

    @Test
    void readsMorePoliciesThanOnePageHolds() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            changes.add(create(policy("p" + i)));
        }
        target(fake.connection()).apply(changes);
        AdminConnection small = new AdminConnection(
                fake.url(), FakeRangerAdmin.USER, FakeRangerAdmin.PASSWORD, Duration.ofSeconds(5), 1, Duration.ZERO, 7);

        Observation observation = target(small).observe();

        assertThat(observation.doubts()).isEmpty();
        assertThat(observation.objects()).filteredOn(TargetObject::ours).hasSize(30);
    }

    @Test
    void doubtsAReadingThatIsShorterThanTheCount() {
        fake.miscountBy(2);

        assertThat(observe().doubts()).anyMatch(doubt -> doubt.contains("listed only"));
    }

    @Test
    void doubtsAReadingOfWhichAPartFailed() {
        for (int i = 0; i < 3; i++) {
            fake.next("GET", "/roles", Fault.HALF_ANSWER);
        }

        Observation observation = observe();

        assertThat(observation.doubts()).singleElement().asString().startsWith("roles could not be read");
        assertThat(observation.objects()).anyMatch(object -> object.key().kind().equals("policy"));
    }

    @Test
    void doubtsAnAccountThatSeesNothing() {
        fake.addLogin("alice", "pw");
        AdminConnection plain =
                new AdminConnection(fake.url(), "alice", "pw", Duration.ofSeconds(5), 1, Duration.ZERO, 1000);

        assertThat(target(plain).observe().doubts()).anyMatch(doubt -> doubt.contains("may lack the right"));
    }

    @Test
    void doubtsATagServiceThatIsNotLinked() {
        RangerAdminTarget wrong =
                new RangerAdminTarget(new RangerService("lake_trino", "other_tags", "lake"), fake.connection(), false);

        assertThat(wrong.observe().doubts()).anyMatch(doubt -> doubt.contains("'lake_tags', not with 'other_tags'"));
    }

    @Test
    void logsInOnceAndKeepsItsSession() {
        RangerAdminTarget target = target(fake.connection());
        target.observe();
        target.apply(List.of(create(policy("one"))));
        assertThat(fake.logins()).isEqualTo(1);

        fake.endSessions();
        assertThat(target.observe().complete()).isTrue();
        assertThat(fake.logins()).isEqualTo(2);
    }

    @Test
    void doesNotLockTheAccountWithAWrongPassword() {
        RangerAdminTarget target = target(
                new AdminConnection(fake.url(), "admin", "wrong", Duration.ofSeconds(5), 5, Duration.ZERO, 1000));

        for (int i = 0; i < 7; i++) {
            assertThatThrownBy(target::observe)
                    .isInstanceOf(TargetUnreachable.class)
                    .hasMessageContaining("refuses the login of admin");
            assertThat(target.apply(List.of(create(policy("one")))).get(0).result())
                    .isEqualTo(Result.REJECTED);
        }
        assertThat(fake.logins()).isEqualTo(1);
    }

    @Test
    void saysThatNobodyIsThere() {
        AdminConnection nowhere = new AdminConnection(
                URI.create("http://127.0.0.1:1"), "admin", "x", Duration.ofSeconds(1), 2, Duration.ZERO, 1000);

        assertThatThrownBy(target(nowhere)::observe)
                .isInstanceOf(TargetUnreachable.class)
                .hasMessageContaining("no Ranger Admin answers at http://127.0.0.1:1");
        assertThat(target(nowhere).apply(List.of(create(policy("one")))).get(0).result())
                .isEqualTo(Result.REJECTED);
    }

    @Test
    void makesPrincipalsOnlyIfItMay() {
        RangerPolicy forGhost = policy("ghost", "ghost");
        assertThat(apply(forGhost).result()).isEqualTo(Result.REJECTED);

        Outcome allowed = new RangerAdminTarget(SERVICE, fake.connection(), true)
                .apply(List.of(create(forGhost)))
                .get(0);

        assertThat(allowed.result()).isEqualTo(Result.APPLIED);
    }

    private Outcome apply(RangerObject wanted) {
        return target(fake.connection()).apply(List.of(create(wanted))).get(0);
    }

    private static Change create(RangerObject wanted) {
        return new Change(wanted.key(), Optional.empty(), Optional.of(wanted.body()));
    }

    private Observation observe() {
        return target(fake.connection()).observe();
    }

    private static RangerAdminTarget target(AdminConnection connection) {
        return new RangerAdminTarget(SERVICE, connection, false);
    }

    private static RangerPolicy policy(String table) {
        return policy(table, "x");
    }

    private static RangerPolicy policy(String table, String user) {
        return RangerPolicy.access("lake_trino", Mark.policyName(table))
                .on("catalog", PolicyResource.of("lake"))
                .on("schema", PolicyResource.of("crm"))
                .on("table", PolicyResource.of(table))
                .on("column", PolicyResource.of("*"))
                .allow(PolicyItem.of(Principals.of(Set.of(user), Set.of(), Set.of()), "select"))
                .build();
    }
}
