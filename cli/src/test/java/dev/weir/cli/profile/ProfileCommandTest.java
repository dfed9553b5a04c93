package dev.weir.cli.profile;

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

class ProfileCommandTest {

    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeData(@TempDir Path folder) throws IOException {
        dir = folder;
        Files.writeString(dir.resolve("contacts.csv"), "id,email,city\n1,a@x.org,Bonn\n2,,Bonn\n4,c@x.org,\"A|b\"\n");
    }

    @Test
    void tellsPeople() {
        assertThat(weir("profile", "*.csv")).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains("*.csv  3 rows, 3 columns")
                .contains("id  text, all bigint")
                .contains("histogram  1 ██ █ 5")
                .contains("email  text, all email")
                .contains("2 values, 1 null (33.3 %), 2 distinct")
                .contains("values     Bonn ×2, A|b ×1")
                .contains("patterns   Aaaa ×2, A|a ×1");
    }

    @Test
    void tellsPrograms() throws IOException {
        assertThat(weir("profile", "contacts.csv", "--format", "json")).isEqualTo(Exit.OK);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/rows").asLong()).isEqualTo(3);
        assertThat(json.at("/columns/0/kind").asText()).isEqualTo("integer");
        assertThat(json.at("/columns/2/top/0/count").asLong()).isEqualTo(2);

        out.getBuffer().setLength(0);
        weir("profile", "contacts.csv", "--format", "markdown");
        assertThat(out.toString()).contains("| city | text | 0 | 2 |").contains("A\\|b ×1");
    }

    @Test
    void showsNoValueOfAMaskedColumn() {
        for (String format : new String[] {"text", "json", "markdown"}) {
            out.getBuffer().setLength(0);
            assertThat(weir("profile", "contacts.csv", "--mask", "email", "--format", format))
                    .isEqualTo(Exit.OK);
            assertThat(out.toString()).contains("email").contains("Bonn").doesNotContain("@x.org");
        }
        assertThat(weir("profile", "contacts.csv", "--mask", "emial")).isEqualTo(Exit.USAGE);
        assertThat(err.toString())
                .contains("There is no column emial to mask in contacts.csv; there are id, email, city.");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        Files.writeString(dir.resolve("broken.parquet"), "this is no Parquet file at all");

        assertThat(weir("profile", "broken.parquet")).isEqualTo(Exit.UNREACHABLE);
        assertThat(err.toString()).contains("broken.parquet is no readable Parquet file");
        assertThat(weir("profile", "nothing/")).isEqualTo(Exit.USAGE);
    }

    private int weir(String... words) {
        return Weir.run(new Surroundings(Map.of(), dir, dir, new Installation(dir), Terminal.plain(out, err)), words);
    }
}
