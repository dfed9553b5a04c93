package dev.weir.quality.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.quality.odcs.ContractInvalid.Mistake;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractReaderTest {

    @Test
    void readsWhatTheContractPromises() {
        DataContract contract = ContractReader.read(Samples.orders());

        assertThat(contract.name()).isEqualTo("orders");
        assertThat(contract.version()).isEqualTo("1.4.0");
        assertThat(contract.owner()).contains("web-shop");
        assertThat(contract.text()).isEqualTo(Samples.orders());
        Table orders = contract.table(Optional.empty()).orElseThrow();
        assertThat(orders.columns())
                .extracting(Field::name)
                .containsExactly("order_id", "line", "email", "status", "total", "placed_at", "address", "tags", "day");
        Field id = orders.columns().get(0);
        assertThat(id.required()).isTrue();
        assertThat(id.key()).isEqualTo(1);
        assertThat(id.type()).isEqualTo(new DataType(DataType.Family.INTEGER, 64, 0, "bigint"));
        assertThat(id.place()).isEqualTo(new Place(51, 9, "/schema/0/properties/0"));
        assertThat(orders.columns().get(6).fields()).extracting(Field::name).containsExactly("city", "zip");
        assertThat(orders.columns().get(7).element().orElseThrow().type().family())
                .isEqualTo(DataType.Family.STRING);
        assertThat(orders.columns().get(8).partition()).isEqualTo(1);
    }

    @Test
    void readsServiceLevels() {
        List<Sla> slas = ContractReader.read(Samples.orders()).slas();

        assertThat(slas)
                .extracting(Sla::kind)
                .containsExactly(Sla.Kind.FRESHNESS, Sla.Kind.RETENTION, Sla.Kind.AVAILABILITY);
        assertThat(slas.get(0).duration()).contains(Duration.ofHours(4));
        assertThat(slas.get(1).duration()).contains(Duration.ofDays(3 * 365));
        assertThat(slas.get(2).duration()).isEmpty();
        assertThat(slas.get(0).element()).isEqualTo("orders.placed_at");
    }

    @Test
    void takesTheOwnerFromTheMembersOfAnOlderContract() {
        DataContract contract = ContractReader.read("""
                apiVersion: v3.0.2
                kind: DataContract
                id: c1
                version: 1.0.0
                status: active
                team:
                  - username: gone
                    role: Owner
                    dateOut: "2024-01-01"
                  - username: ada
                    role: Data Owner
                """);

        assertThat(contract.owner()).contains("ada");
    }

    @Test
    void namesLineColumnAndPointerOfEveryMistake() {
        List<Mistake> mistakes = mistakes("""
                apiVersion: v3.1.0
                kind: DataContract
                id: c1
                version: 1.0
                status: active
                colour: blue
                schema:
                  - name: orders
                    properties:
                      - name: id
                        logicalType: whole
                """);

        assertThat(mistakes)
                .extracting(Mistake::place)
                .containsExactly(
                        new Place(4, 1, "/version"),
                        new Place(6, 1, "/colour"),
                        new Place(11, 9, "/schema/0/properties/0/logicalType"));
        assertThat(mistakes.get(0).message()).contains("write it in quotes, \"1.0\"");
        assertThat(mistakes.get(1).message()).contains("colour");
        assertThat(mistakes.get(2).message()).contains("logicalType").contains("integer");
    }

    @Test
    void saysThatACheckNeedsAnOperator() {
        List<Mistake> mistakes = mistakes(Samples.table("""
                    quality:
                      - metric: rowCount
                """.indent(0)));

        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0).message()).contains("exactly one of mustBe");
        assertThat(mistakes.get(0).place().pointer()).isEqualTo("/schema/0/quality/0");
    }

    @Test
    void namesAnUnknownMemberOfAColumnAlone() {
        List<Mistake> mistakes = mistakes(Samples.columns("- name: a", "  logicalType: string", "  colour: blue"));

        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0).message()).contains("'colour'");
        assertThat(mistakes.get(0).place()).isEqualTo(new Place(11, 9, "/schema/0/properties/0/colour"));
    }

    @Test
    void refusesWhatTheSchemaCannotSay() {
        assertThat(mistakes(Samples.columns(
                        "- name: a",
                        "  logicalType: integer",
                        "  physicalType: boolean",
                        "- name: a",
                        "- name: b",
                        "  logicalType: string",
                        "  logicalTypeOptions: {pattern: \"(\"}",
                        "- {name: c, primaryKey: true, primaryKeyPosition: 1}",
                        "- {name: d, primaryKey: true, primaryKeyPosition: 1}")))
                .extracting(Mistake::message)
                .containsExactly(
                        "logicalType integer and physicalType boolean contradict each other",
                        "the property a stands twice",
                        "not a regular expression: Unclosed group",
                        "another property has primaryKeyPosition 1, too");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | 1 | the document is empty
            '[1, 2]'                            | 1 | a data contract is keys and values
            'a: [1'                             | 1 | this is no YAML
            'apiVersion: v2.2.2'                | 1 | Weir reads ODCS v3.0.0, v3.0.1, v3.0.2, v3.1.0, not v2.2.2
            'kind: DataContract'                | 1 | apiVersion is missing
            'a: &x [*x]'                        | 1 | levels deep
            """)
    void refusesWhatIsNoContract(String text, int line, String message) {
        List<Mistake> mistakes = mistakes(text == null ? "" : text);

        assertThat(mistakes.get(0).place().line()).isEqualTo(line);
        assertThat(mistakes.get(0).message()).contains(message);
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        Mistake mistake = mistakes("apiVersion: v3.1.0\nid: a\nid: b\n").get(0);

        assertThat(mistake.message()).isEqualTo("id stands twice; the first is in line 2");
        assertThat(mistake.place()).isEqualTo(new Place(3, 1, "/id"));
    }

    @Test
    void boundsWhatAliasesAndNestingCost() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String last = "*a" + (i - 1);
            laughs.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(String.join(", ", java.util.Collections.nCopies(10, last)))
                    .append("]\n");
        }
        assertThat(mistakes(laughs.toString()).get(0).message()).contains("values");
        assertThat(mistakes("a: " + "[".repeat(5000) + "]".repeat(5000)).get(0).message())
                .contains("levels deep");
    }

    private static List<Mistake> mistakes(String text) {
        return catchThrowableOfType(ContractInvalid.class, () -> ContractReader.read(text))
                .mistakes();
    }
}
