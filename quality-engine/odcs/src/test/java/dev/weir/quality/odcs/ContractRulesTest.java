package dev.weir.quality.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.odcs.ContractRules.Left;
import dev.weir.quality.odcs.ContractRules.Made;
import dev.weir.quality.odcs.ContractRules.Reason;
import dev.weir.quality.rules.RulesParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractRulesTest {

    @Test
    void makesRulesOfSchemaAndQuality() {
        ContractRules rules = rules(Samples.orders());

        assertThat(rules.rules())
                .extracting(Made::dqdl)
                .containsExactly(
                        "ColumnExists \"order_id\"",
                        "ColumnDataType \"order_id\" = \"Long\"",
                        "ColumnExists \"line\"",
                        "ColumnDataType \"line\" = \"Integer\"",
                        "ColumnExists \"email\"",
                        "ColumnLength \"email\" <= 80",
                        "ColumnValues \"email\" matches \"[^@]+@[^@]+\"",
                        "ColumnExists \"status\"",
                        "IsComplete \"status\"",
                        "ColumnExists \"total\"",
                        "ColumnDataType \"total\" = \"Double\"",
                        "ColumnValues \"total\" >= 0",
                        "ColumnExists \"placed_at\"",
                        "ColumnDataType \"placed_at\" = \"Timestamp\"",
                        "IsComplete \"placed_at\"",
                        "ColumnExists \"address\"",
                        "ColumnExists \"tags\"",
                        "IsPrimaryKey \"order_id\" \"line\"",
                        "ColumnNamesMatchPattern \"order_id|line|email|status|total|placed_at|address|tags|day\"",
                        "RowCount >= 1",
                        "RowCount <= 1000000",
                        "DuplicateRowCount \"order_id\" \"line\" = 0",
                        "CustomSql \"SELECT count(*) FROM primary WHERE total < 0\" = 0",
                        "CustomSql \"select 100.0 * coalesce(sum(case when email is null then 1 else 0 end), 0) /"
                                + " greatest(count(*), 1) from primary\" <= 5",
                        "IsComplete \"email\"",
                        "ColumnValues \"email\" not in [\"\", \"n/a\"]",
                        "ColumnValues \"status\" in [\"open\", \"paid\", \"cancelled\"] with threshold > 0.99",
                        "DistinctValuesCount \"status\" <= 3");
    }

    @Test
    void tellsWhatItCouldNotConvert() {
        ContractRules rules = rules(Samples.orders());

        assertThat(rules.left().stream().filter(left -> left.reason() == Reason.UNSUPPORTED))
                .as(rules.left().toString())
                .extracting(Left::what, left -> left.origin().pointer())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("soda", "/schema/0/properties/3/quality/2"));
        assertThat(rules.left().stream().filter(left -> left.reason() == Reason.DOCUMENTATION))
                .extracting(Left::what)
                .containsExactly("Cancelled orders stay, with status cancelled.");
        assertThat(rules.left().stream().filter(left -> left.reason() == Reason.CATALOG))
                .extracting(Left::what)
                .contains("partition column day", "type object of address", "SLA latency 4 h");
    }

    @Test
    void everyRuleIsWrittenSoThatItReadsBack() {
        ContractRules rules = rules(Samples.orders());

        List<Rule> read = RulesParser.parse(rules.dqdl()).rules();

        assertThat(read).hasSameSizeAs(rules.rules());
        assertThat(read).allSatisfy(rule -> assertThat(rule.labels()).containsEntry("contract", "orders"));
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).severity()).isEqualTo(rules.rules().get(i).severity());
            assertThat(read.get(i).labels())
                    .containsEntry("origin", rules.rules().get(i).origin().pointer());
        }
        assertThat(rules.dqdl()).startsWith(ContractRules.header("orders"));
    }

    @Test
    void awkwardNamesAreQuoted() {
        ContractRules rules = rules(Samples.columns(
                "- {name: \"a b\", logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 3}]}",
                "- {name: \"x.y|z^\", logicalType: string}"));

        assertThat(RulesParser.parse(rules.dqdl()).rules()).hasSize(4);
        assertThat(rules.rules()).extracting(Made::dqdl).anyMatch(rule -> rule.contains("`a b` is null"));
        String pattern =
                RulesParser.parse(rules.dqdl()).rules().get(2).arguments().get(0);
        assertThat("x.y|z^").matches(pattern);
        assertThat("xay").doesNotMatch(pattern);
    }

    @Test
    void aBrokenRuleInsideTheContractIsToldAndLeftOut() {
        ContractRules rules = rules(Samples.table("""
                    quality:
                      - {type: custom, engine: dqdl, implementation: "IsNice \\"a\\""}
                      - {type: sql, query: "select 1 from elsewhere", mustBe: 1}
                      - {metric: nullValues, mustBe: 0}
                """));

        assertThat(rules.rules()).isEmpty();
        assertThat(rules.left())
                .extracting(Left::why)
                .satisfiesExactly(
                        why -> assertThat(why).contains("IsNice is not valid"),
                        why -> assertThat(why).contains("{table}"),
                        why -> assertThat(why).contains("stands at the table"));
    }

    private static ContractRules rules(String text) {
        DataContract contract = ContractReader.read(text);
        return ContractRules.of(contract, contract.table(Optional.empty()).orElseThrow());
    }
}
