package dev.weir.policy.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LakeObjectTest {

    private static final List<LakeObject> ALL = List.of(
            new Admin("arn:aws:iam::111122223333:role/lake-admin", false),
            new Owner(Place.table("sales", "orders"), "arn:aws:iam::111122223333:role/etl"),
            LfTag.of("Class", Set.of("PII", "open")),
            new NamedExpression("analysts", TagExpression.of(Map.of("class", Set.of("open")))),
            new TagAssignment(Place.column("sales", "orders", "email"), "class", "pii"),
            CellsFilter.columns("sales", "orders", "weir_eu", "region = 'EU'", Set.of("id", "total")),
            Grant.of("ann", Resource.tablesTagged(Map.of("class", Set.of("open"))), Set.of("SELECT")));

    @Test
    void readsBackEveryKind() {
        assertThat(ALL.stream().map(object -> LakeObject.of(object.wanted()))).containsExactlyElementsOf(ALL);
        assertThat(ALL.stream().map(object -> object.key().kind())).containsExactlyElementsOf(LakeObject.KINDS);
    }

    @Test
    void writesOneBodyForOneMeaning() {
        assertThat(ALL.get(6).wanted().body())
                .isEqualTo("{\"permissions\":[\"SELECT\"],\"principal\":\"ann\","
                        + "\"resource\":{\"expression\":{\"class\":[\"open\"]},\"type\":\"tagged-tables\"}}");
        assertThat(ALL.get(6).key().toString()).isEqualTo("lf-grant/ann on tables where class=open");
        assertThat(LfTag.of("class", Set.of("open", "pii"))).isEqualTo(ALL.get(2));
    }

    @Test
    void keepsNamesShortAndApart() {
        Set<String> many = new TreeSet<>();
        for (int i = 0; i < 400; i++) {
            many.add("value" + i);
        }
        Set<String> more = new TreeSet<>(many);
        more.add("zzz");
        String one = Grant.of("ann", Resource.tablesTagged(Map.of("k", many)), Set.of("SELECT"))
                .key()
                .name();
        String two = Grant.of("ann", Resource.tablesTagged(Map.of("k", more)), Set.of("SELECT"))
                .key()
                .name();

        assertThat(one).hasSizeLessThanOrEqualTo(500).isNotEqualTo(two);
        assertThat(CellsFilter.nameFor("EU analysts: orders"))
                .startsWith("weir_eu_analysts_orders_")
                .isEqualTo(CellsFilter.nameFor("EU analysts: orders"))
                .isNotEqualTo(CellsFilter.nameFor("EU analysts; orders"));
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> Grant.of("ann", Resource.database("sales"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ann on database sales");
        assertThatThrownBy(() -> LakeObject.of("moon", "{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
