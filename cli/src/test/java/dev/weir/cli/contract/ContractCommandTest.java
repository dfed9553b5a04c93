package dev.weir.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.Weir;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.launch.Installation;
import dev.weir.cli.terminal.Terminal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCommandTest {

    private static final String ORDERS = """
            apiVersion: v3.1.0
            kind: DataContract
            id: orders-1
            name: orders
            version: 1.0.0
            status: active
            schema:
              - name: orders
                properties:
                  - name: id
                    physicalType: bigint
                    required: true
                  - name: amount
                    logicalType: number
                    quality:
                      - type: custom
                        engine: soda
                        implementation: "duplicate_percent = 0"
            """;

    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeContracts(@TempDir Path folder) throws IOException {
        dir = folder;
        Files.writeString(dir.resolve("orders.odcs.yaml"), ORDERS);
        Files.writeString(dir.resolve("narrow.yaml"), ORDERS.replace("bigint", "int"));
        Files.writeString(dir.resolve("more.yaml"), ORDERS + "      - name: note\n        logicalType: string\n");
        Files.writeString(dir.resolve("broken.yaml"), ORDERS.replace("version: 1.0.0", "version: 1.0"));
        Files.writeString(dir.resolve("good.csv"), "id,amount\n1,5\n2,7\n");
        Files.writeString(dir.resolve("more.csv"), "id,amount,note\n1,5,x\n");
        Files.writeString(dir.resolve("dropped.csv"), "id\n1\n");
        Files.writeString(dir.resolve("retyped.csv"), "id,amount\none,5\n");
    }

    @Test
    void validatesAndTellsWhatIsNotChecked() {
        assertThat(weir("contract", "validate", ".")).isEqualTo(Exit.OK);

        assertThat(out.toString())
                .contains("orders.odcs.yaml:16:13: warning: soda is not checked: it is written for soda")
                .endsWith("1 file: valid\n");
    }

    @Test
    void namesThePlaceOfAMistake() {
        assertThat(weir("contract", "validate", "orders.odcs.yaml", "broken.yaml"))
                .isEqualTo(Exit.FAILED);

        assertThat(out.toString())
                .contains("broken.yaml:5:1: version: 1.0 is a number, and a text is expected")
                .endsWith("1 of 2 files not valid\n");
    }

    @Test
    void saysItAsCiReadsIt() throws IOException {
        weir("contract", "validate", "broken.yaml", "--format", "github");
        assertThat(out.toString()).startsWith("::error file=broken.yaml,line=5,col=1,title=contract-invalid::version");

        out.getBuffer().setLength(0);
        weir("contract", "validate", "broken.yaml", "--format", "sarif");
        JsonNode result = new ObjectMapper().readTree(out.toString()).at("/runs/0/results/0");
        assertThat(result.path("ruleId").asText()).isEqualTo("contract-invalid");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(5);

        out.getBuffer().setLength(0);
        weir("contract", "validate", "broken.yaml", "--format", "json", "--to", "out/answer.json");
        JsonNode answer =
                new ObjectMapper().readTree(dir.resolve("out/answer.json").toFile());
        assertThat(answer.path("valid").asBoolean()).isFalse();
        assertThat(answer.at("/findings/0/pointer").asText()).isEqualTo("/version");
    }

    @Test
    void aNarrowedColumnBreaks() {
        assertThat(weir("contract", "diff", "orders.odcs.yaml", "narrow.yaml")).isEqualTo(Exit.FAILED);

        assertThat(out.toString())
                .contains("breaking    orders.id  bigint → int")
                .contains("(orders.odcs.yaml:10, narrow.yaml:10)")
                .endsWith("1 breaking, 0 compatible, 0 of words only\n");
    }

    @Test
    void aNewColumnDoesNotBreak() throws IOException {
        assertThat(weir("contract", "diff", "orders.odcs.yaml", "more.yaml", "--format", "json"))
                .isEqualTo(Exit.OK);
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("breaking").asBoolean()).isFalse();
        assertThat(answer.at("/changes/0/kind").asText()).isEqualTo("compatible");
        assertThat(answer.at("/changes/0/afterPlace/line").asInt()).isEqualTo(19);

        out.getBuffer().setLength(0);
        weir("contract", "diff", "orders.odcs.yaml", "more.yaml", "--format", "markdown");
        assertThat(out.toString()).contains("| compatible | orders.note |  | string |");
    }

    @Test
    void noDifferenceIsSaid() {
        assertThat(weir("contract", "diff", "orders.odcs.yaml", "orders.odcs.yaml"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString()).isEqualTo("no difference\n");
    }

    @Test
    void itsRulesBlockABreakingBatchAndRecordANewColumn() {
        assertThat(weir("contract", "rules", "orders.odcs.yaml", "--to", "orders.dqdl"))
                .isEqualTo(Exit.OK);
        assertThat(err.toString()).contains("orders.odcs.yaml:16: no rule: soda");

        assertThat(weir("check", "good.csv", "--rules", "orders.dqdl")).isEqualTo(Exit.OK);
        assertThat(weir("check", "more.csv", "--rules", "orders.dqdl")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("these column names do not match: note");
        assertThat(weir("check", "retyped.csv", "--rules", "orders.dqdl")).isEqualTo(Exit.FAILED);
        // That the rule about its type cannot be decided does not hide that the column is gone.
        assertThat(weir("check", "dropped.csv", "--rules", "orders.dqdl")).isNotEqualTo(Exit.OK);
        assertThat(out.toString()).contains("column amount is not in the batch");
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThat(weir("contract", "diff", "none.yaml", "orders.odcs.yaml")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("none.yaml cannot be read");
        assertThat(weir("contract", "diff", "broken.yaml", "orders.odcs.yaml")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("broken.yaml:5:1:");
        assertThat(weir("contract", "rules", "orders.odcs.yaml", "--table", "other"))
                .isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("Name one with --table: orders.");
    }

    private int weir(String... words) {
        Surroundings surroundings =
                new Surroundings(Map.of(), dir, dir, new Installation(dir), Terminal.plain(out, err));
        return Weir.run(surroundings, words);
    }
}
