package dev.weir.policy.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.access.Show;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules one by one, with their reasons; that they are Ranger's own is shown by {@link RangerModelPropertyTest}. */
class RangerModelTest {
    private static final RangerService SERVICE = RangerWorlds.SERVICE;
    private static final ColumnName EMAIL = ColumnName.column("crm", "customers", "email");

    private final RangerPolicy reading = on(RangerPolicy.access("lake_trino", "reading"), "*")
            .allow(select("ann"))
            .build();

    @Test
    void saysWhichPolicyAllows() {
        assertThat(ask("ann", reading))
                .isEqualTo(new Access(true, Show.PLAIN, "", Set.of(), List.of("policy/lake_trino/reading")));
        assertThat(ask("bob", reading)).isEqualTo(Access.denied(List.of()));
    }

    @Test
    void saysWhichTagForbids() {
        RangerPolicy forbidding = RangerPolicy.access("lake_tags", "no PII")
                .onTag("PII")
                .deny(PolicyItem.of(Principals.everybody(), "trino:select"))
                .build();
        TaggedResource tagged = TaggedResource.owned(
                "lake_trino", Map.of("catalog", "lake", "schema", "crm", "table", "customers"), "PII");

        assertThat(ask("ann", reading, forbidding, tagged))
                .isEqualTo(Access.denied(List.of("policy/lake_tags/no PII", "tag/PII")));
    }

    @Test
    void givesTheFirstMaskAndTheRowsThatAreSeen() {
        RangerPolicy mask = on(RangerPolicy.mask("lake_trino", "mask"), "email")
                .mask(select("ann"), "MASK_HASH", "")
                .mask(select("ann"), "MASK_NULL", "")
                .build();
        RangerPolicy rows = RangerPolicy.rowFilter("lake_trino", "rows")
                .on("catalog", PolicyResource.of("lake"))
                .on("schema", PolicyResource.of("crm"))
                .on("table", PolicyResource.of("customers"))
                .filter(select("ann"), "region = 'EU'")
                .build();

        assertThat(ask("ann", reading, mask, rows))
                .isEqualTo(new Access(
                        true,
                        Show.HASH,
                        "",
                        Set.of("region = 'EU'"),
                        List.of("policy/lake_trino/reading", "policy/lake_trino/mask", "policy/lake_trino/rows")));
    }

    @Test
    void givesAMaskOfItsOwnAsAnExpressionThatMayTellEverything() {
        RangerPolicy mask = on(RangerPolicy.mask("lake_trino", "mask"), "email")
                .mask(select("ann"), Masks.CUSTOM, "substr({col}, 2)")
                .build();

        assertThat(ask("ann", reading, mask))
                .returns(Show.PLAIN, Access::show)
                .returns("substr({col}, 2)", Access::custom);
    }

    @Test
    void isRatherTooWideThanTooNarrowUnderConditions() {
        Map<String, Object> conditional = new TreeMap<>(reading.fields());
        List<Map<String, Object>> conditions = List.of(Map.of("type", "expression", "values", List.of("x")));
        conditional.put("conditions", conditions);
        Map<String, Object> denying = new TreeMap<>(on(RangerPolicy.access("lake_trino", "denying"), "*")
                .deny(select("ann"))
                .build()
                .fields());
        denying.put("conditions", conditions);

        assertThat(ask("ann", RangerPolicy.of(conditional)).allowed()).isTrue();
        assertThat(ask("ann", reading, RangerPolicy.of(denying)).allowed()).isTrue();
    }

    @Test
    void leavesOutPoliciesOfZonesAndOtherServices() {
        Map<String, Object> inZone = new TreeMap<>(reading.fields());
        inZone.put("zoneName", "finance");
        Map<String, Object> elsewhere = new TreeMap<>(reading.fields());
        elsewhere.put("service", "other");

        assertThat(ask("ann", RangerPolicy.of(inZone), RangerPolicy.of(elsewhere))
                        .allowed())
                .isFalse();
    }

    @Test
    void tellsWhichColumnsAreAlike() {
        RangerPolicy mask = on(RangerPolicy.mask("lake_trino", "mask"), "email")
                .mask(select("ann"), "MASK_HASH", "")
                .build();
        RangerModel model = new RangerModel(SERVICE, List.of(reading, mask));

        assertThat(model.classOf(ColumnName.column("crm", "customers", "id")))
                .isEqualTo(model.classOf(ColumnName.column("crm", "customers", "name")))
                .isNotEqualTo(model.classOf(EMAIL));
    }

    private static RangerPolicy.Builder on(RangerPolicy.Builder policy, String column) {
        return policy.on("catalog", PolicyResource.of("lake"))
                .on("schema", PolicyResource.of("crm"))
                .on("table", PolicyResource.of("customers"))
                .on("column", PolicyResource.of(column));
    }

    private static PolicyItem select(String user) {
        return PolicyItem.of(Principals.of(Set.of(user), Set.of(), Set.of()), "select");
    }

    private static Access ask(String user, RangerObject... objects) {
        return new RangerModel(SERVICE, List.of(objects))
                .answer(new Question(user, Set.of(), Set.of(), Action.SELECT, EMAIL, Instant.EPOCH));
    }
}
