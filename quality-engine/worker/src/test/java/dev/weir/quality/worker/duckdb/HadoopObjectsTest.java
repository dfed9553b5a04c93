package dev.weir.quality.worker.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quality.worker.batch.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopObjectsTest {
    private final HadoopObjects objects = new HadoopObjects(StoreSettings.of(Map.of()));

    @TempDir
    Path dir;

    @Test
    void storesReplacesAndFetchesUnderNamesWithBlanksAndPercentSigns() throws IOException {
        String location = "file://" + dir + "/there/a b%20.csv";
        objects.store(Files.writeString(dir.resolve("old"), "old and longer"), location);
        objects.store(Files.writeString(dir.resolve("new"), "äöü"), location);

        objects.fetch(location, dir.resolve("back"));

        assertThat(dir.resolve("back")).hasContent("äöü");
        assertThat(dir.resolve("there")).isDirectoryContaining("glob:**/a b%20.csv");
    }

    @Test
    void saysOfAnObjectThatItIsGone() {
        assertThatThrownBy(() -> objects.fetch("file://" + dir + "/none.csv", dir.resolve("back")))
                .isInstanceOf(IOException.class)
                .hasMessage("it is gone");
        assertThat(dir.resolve("back")).doesNotExist();
    }

    @Test
    void refusesAPlaceThatNoConnectorIsFor() {
        assertThatThrownBy(() -> objects.fetch("ftp://host/a.csv", dir.resolve("back")))
                .isInstanceOf(IOException.class)
                .hasMessage("ftp://host/a.csv is neither below file:/// nor s3://");
    }

    @Test
    void removesAFolderTwiceWithoutHarm() throws IOException {
        String folder = "file://" + dir + "/staging/";
        objects.store(Files.writeString(dir.resolve("file"), "x"), folder + "part-0.parquet");

        objects.remove(folder);
        objects.remove(folder);

        assertThat(dir.resolve("staging")).doesNotExist();
    }
}
