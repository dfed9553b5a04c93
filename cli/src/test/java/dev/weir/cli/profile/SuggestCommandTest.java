package dev.weir.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

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

class SuggestCommandTest {

    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeData(@TempDir Path folder) throws IOException {
        dir = folder;
        StringBuilder csv = new StringBuilder("id,state,name\n");
        for (int i = 0; i < 40; i++) {
            csv.append(i)
                    .append(i % 3 == 0 ? ",open,Person " : ",done,Person ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(dir.resolve("orders.csv"), csv);
    }

    @Test
    void writesRulesThatPassWithTheirEvidence() throws IOException {
        assertThat(weir("suggest", "orders.csv", "--out", "rules/orders.dqdl")).isEqualTo(Exit.OK);

        assertThat(Files.readString(dir.resolve("rules/orders.dqdl"))).isEqualTo("""
                # Suggested by `weir suggest` from orders.csv, 40 rows, 3 columns. What is, not what ought to be: read before use.
                Rules = [
                    # 40 rows; half as many still pass
                    RowCount >= 20,
                    # no null in 40 rows
                    IsComplete "id",
                    # 40 values, all different
                    IsUnique "id",
                    # all 40 values are of type bigint
                    ColumnDataType "id" = "Long",
                    # 40 values from 0 to 39
                    ColumnValues "id" >= 0,
                    # no null in 40 rows
                    IsComplete "state",
                    # 40 values are one of 2, each 20 times on average
                    ColumnValues "state" in ["done", "open"],
                    # no null in 40 rows
                    IsComplete "name",
                    # 40 values, all different
                    IsUnique "name",
                    # the longest of 40 values has 9 characters; twice as many still pass
                    ColumnLength "name" <= 18
                ]
                """);
        assertThat(weir("check", "orders.csv", "--rules", "rules/orders.dqdl")).isEqualTo(Exit.OK);
        assertThat(weir("suggest", "orders.csv", "--out", "rules/orders.dqdl")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("add to it with --append rules/orders.dqdl");
    }

    @Test
    void addsOnlyWhatIsNew() throws IOException {
        String own = """
                ---
                name: orders # not Rules = [ ]
                ---
                # Rules = [ nothing ]
                Rules = [
                    RowCount > 5, IsComplete  "id" with severity = "warn",
                    RowCount >= 1,
                    ColumnValues "state" in ["open", "done", "]"]   # to be kept
                    # and this
                ]
                Analyzers = [ RowCount ]
                """;
        Files.writeString(dir.resolve("own.dqdl"), own);

        assertThat(weir("suggest", "orders.csv", "--append", "own.dqdl")).isEqualTo(Exit.OK);

        String added = Files.readString(dir.resolve("own.dqdl"));
        assertThat(added)
                .contains(
                        "\"]\"],   # to be kept\n    # and this\n    # 40 values, all different\n    IsUnique \"id\",");
        assertThat(added).endsWith("ColumnLength \"name\" <= 18\n]\nAnalyzers = [ RowCount ]\n");
        assertThat(added.split("IsComplete +\"id\"", -1)).hasSize(2);
        assertThat(added.split("RowCount >=", -1)).hasSize(2);
        assertThat(weir("check", "orders.csv", "--rules", "own.dqdl")).isEqualTo(Exit.OK);

        assertThat(weir("suggest", "orders.csv", "--append", "own.dqdl")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("own.dqdl has a rule for each suggestion already");
        assertThat(Files.readString(dir.resolve("own.dqdl"))).isEqualTo(added);
    }

    @Test
    void leavesAFileAloneThatIsWrong() throws IOException {
        Files.writeString(dir.resolve("wrong.dqdl"), "Rules = [ IsComplet \"id\" ]");

        assertThat(weir("suggest", "orders.csv", "--append", "wrong.dqdl")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("wrong.dqdl:1:");
        assertThat(Files.readString(dir.resolve("wrong.dqdl"))).isEqualTo("Rules = [ IsComplet \"id\" ]");
        assertThat(weir("suggest", "orders.csv", "--append", "none.dqdl")).isEqualTo(Exit.USAGE);
    }

    @Test
    void hasNoRuleWithValuesOfAMaskedColumn() throws IOException {
        assertThat(weir("suggest", "orders.csv", "--mask", "state")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("IsComplete \"state\"").doesNotContain("open");

        Files.writeString(dir.resolve("empty.csv"), "a,b\n");
        assertThat(weir("suggest", "empty.csv")).isEqualTo(Exit.FAILED);
        assertThat(err.toString()).contains("empty.csv has no rows to learn from");
    }

    private int weir(String... words) {
        return Weir.run(new Surroundings(Map.of(), dir, dir, new Installation(dir), Terminal.plain(out, err)), words);
    }
}
