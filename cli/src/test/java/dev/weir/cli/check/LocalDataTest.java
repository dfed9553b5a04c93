package dev.weir.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.rules.FileFacts.FileFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDataTest {

    private final Path folder;
    private final LocalData data;

    LocalDataTest(@TempDir Path folder) {
        this.folder = folder;
        this.data = new LocalData(folder);
    }

    @BeforeEach
    void makeFiles() throws IOException {
        for (String file :
                new String[] {"a.csv", "b.csv", "c.txt", "in [brackets]/d.csv", "_hidden/e.csv", "x/.f.csv"}) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "id\n1\n");
        }
    }

    private String found(String what) {
        return data.at(what).files().stream()
                .map(FileFact::location)
                .map(location -> location.replace("file://" + folder + "/", ""))
                .toList()
                .toString();
    }

    @Test
    void findsWhatIsMeant() {
        assertThat(found("a.csv")).isEqualTo("[a.csv]");
        assertThat(found(".")).isEqualTo("[a.csv, b.csv, c.txt, in [brackets]/d.csv]");
        assertThat(found("*.csv")).isEqualTo("[a.csv, b.csv]");
        assertThat(found("./{a,c}.*")).isEqualTo("[a.csv, c.txt]");
        assertThat(found(folder + "/?.csv")).isEqualTo("[a.csv, b.csv]");
        assertThat(found("**/*.csv")).isEqualTo("[in [brackets]/d.csv]");
        assertThat(found("nothing/*")).isEqualTo("[]");
    }

    @Test
    void aFolderStandsForItselfWhateverCharactersItHas() {
        LocalData inside = new LocalData(folder.resolve("in [brackets]"));

        assertThat(inside.at("*.csv").files()).hasSize(1);
        assertThat(inside.at("*.csv").folder()).isEqualTo("file://" + folder + "/in [brackets]/");
    }

    @Test
    void aFileLiesInItsFolder() {
        assertThat(data.at("a.csv").folder()).isEqualTo("file://" + folder + "/");
        assertThat(data.below("file://" + folder + "/", "in [brackets]")).hasSize(1);
    }
}
