package dev.weir.policy.ranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.TargetObject;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RangerObjectTest {

    @Property(tries = 200)
    void isTheSameAfterItsBodyWasRead(@ForAll("worlds") long world) {
        for (RangerObject object : new RangerWorlds(new Random(world)).objects()) {
            RangerObject again = RangerObject.of(object.wanted());

            assertThat(again).isEqualTo(object);
            assertThat(again.body()).isEqualTo(object.body());
            assertThat(again.key()).isEqualTo(object.key());
        }
    }

    @Provide
    Arbitrary<Long> worlds() {
        return Arbitraries.longs();
    }

    @Test
    void hasABodyThatDoesNotDependOnOrderAndDefaults() {
        RangerPolicy ours = RangerPolicy.access("lake_trino", Mark.policyName("orders"))
                .on("catalog", PolicyResource.of("lake"))
                .on("column", PolicyResource.of("b", "a"))
                .allow(PolicyItem.of(Principals.of(Set.of("bob", "ann"), Set.of(), Set.of()), "select", "insert"))
                .build();
        RangerPolicy theirs = RangerPolicy.of(RangerJson.read("""
                {"id": 7, "guid": "x", "isEnabled": true, "version": 3, "createTime": 1, "service": "lake_trino",
                 "name": "weir:orders", "policyType": 0, "policyPriority": 0, "isAuditEnabled": true,
                 "resourceSignature": "y", "serviceType": "trino", "isDenyAllElse": false, "policyLabels": ["weir"],
                 "resources": {"column": {"values": ["a", "b"], "isExcludes": false, "isRecursive": false},
                               "catalog": {"values": ["lake"], "isExcludes": false, "isRecursive": false}},
                 "policyItems": [{"accesses": [{"type": "insert", "isAllowed": true}, {"type": "select"}],
                                  "users": ["ann", "bob"], "groups": [], "delegateAdmin": false}]}"""));

        assertThat(theirs.body())
                .isEqualTo(ours.body())
                .isEqualTo(
                        "{\"name\":\"weir:orders\",\"policyItems\":[{\"accesses\":[{\"isAllowed\":true,\"type\":\"insert\"},"
                                + "{\"isAllowed\":true,\"type\":\"select\"}],\"users\":[\"ann\",\"bob\"]}],\"policyLabels\":[\"weir\"],"
                                + "\"resources\":{\"catalog\":{\"values\":[\"lake\"]},\"column\":{\"values\":[\"a\",\"b\"]}},"
                                + "\"service\":\"lake_trino\"}");
    }

    @Test
    void hasTheSameNameAndGuidEachTimeAndAnotherForEachPurpose() {
        String longPurpose = "x".repeat(400);

        assertThat(Mark.policyName("crm.orders: read")).isEqualTo("weir:crm.orders: read");
        assertThat(Mark.policyName(longPurpose)).hasSize(255).isEqualTo(Mark.policyName(longPurpose));
        assertThat(Mark.policyName(longPurpose)).isNotEqualTo(Mark.policyName(longPurpose + "y"));
        assertThat(Mark.policyName("a/b")).startsWith("weir:a_b~").isNotEqualTo(Mark.policyName("a_b"));
        assertThat(Mark.guid("s", "p")).isEqualTo(Mark.guid("s", "p")).isNotEqualTo(Mark.guid("t", "p"));
        assertThat(Mark.guid("s", "p").version()).isEqualTo(5);
    }

    @Test
    void namesATaggedResourceFromTheOutsideIn() {
        TaggedResource tagged = TaggedResource.owned(
                "lake_trino",
                Map.of("column", "email", "table", "customers", "catalog", "lake", "schema", "crm"),
                "PII");

        assertThat(tagged.key()).isEqualTo(new ObjectKey("tagged-resource", "lake_trino/lake.crm.customers.email#PII"));
    }

    @Test
    void refusesWhatIsNoObjectOfARanger() {
        assertThatThrownBy(() -> RangerObject.of(new TargetObject(new ObjectKey("lf-tag", "x"), true, "{}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lf-tag/x");
    }

    @Test
    void isDescribedInASentence() {
        RangerPolicy policy = RangerPolicy.access("lake_trino", "theirs")
                .on("catalog", PolicyResource.of("lake"))
                .on("schema", PolicyResource.of("crm"))
                .on("table", PolicyResource.of("*"))
                .allow(PolicyItem.of(Principals.of(Set.of(), Set.of("analysts"), Set.of()), "select"))
                .allowException(PolicyItem.of(Principals.of(Set.of("bob"), Set.of(), Set.of()), "select"))
                .overriding()
                .build();

        assertThat(RangerWords.describe(policy))
                .isEqualTo("on lake.crm.*: group analysts may select; except user bob (select) (overrides others)");
        assertThat(RangerWords.describe(
                        RangerRole.owned("stewards", "", Principals.of(Set.of("ann"), Set.of(), Set.of()))))
                .isEqualTo("role stewards with user ann");
    }
}
