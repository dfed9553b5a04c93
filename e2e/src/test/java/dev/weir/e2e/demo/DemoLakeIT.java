package dev.weir.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.town.Build;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.SharedTown;
import dev.weir.e2e.town.Town;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The lake that {@code weir demo} makes, as a crawl knows it before anything went through the gate. */
@ExtendWith(SharedTown.class)
class DemoLakeIT {

    @Test
    void everyDatasetIsKnownExactly(Town town) throws IOException, InterruptedException {
        Path lake = town.lake().resolveSibling("demo-lake");
        makeSample(lake);
        town.api().post("/api/v1/lakes", Map.of("name", "demo-lake", "root", "file://" + lake + "/"));

        String crawl = town.api()
                .post("/api/v1/crawls", Map.of("lake", "demo-lake"))
                .body()
                .path("id")
                .asText();
        Eventually.holds("the crawl to end", Town.PATIENCE, () -> town.api()
                .get("/api/v1/crawls/" + crawl)
                .hasNonNull("finishedAt"));

        List<String> catalogued = new ArrayList<>();
        for (JsonNode dataset :
                town.api().get("/api/v1/datasets?lake=demo-lake&limit=500").path("items")) {
            catalogued.add(summary(town, dataset.path("id").asText()));
        }
        assertThat(String.join("\n", catalogued)).isEqualTo(expected());
        List<String> findings = new ArrayList<>();
        for (JsonNode finding :
                town.api().get("/api/v1/crawls/" + crawl + "/findings").path("items")) {
            findings.add(finding.path("kind").asText() + " "
                    + finding.path("code").asText() + " "
                    + finding.path("key").asText().replace("file://" + lake + "/", ""));
        }
        assertThat(findings)
                .containsExactly("broken wrong-magic landing/loyalty/partner_feed/day=2026-10-28/partner_feed.parquet");
    }

    /** {@code alias format rows, files, partitions: columns}. */
    private static String summary(Town town, String id) {
        JsonNode dataset = town.api().get("/api/v1/datasets/" + id);
        List<String> columns = new ArrayList<>();
        dataset.path("columns")
                .forEach(column -> columns.add(column.path("name").asText() + ":"
                        + column.path("type").asText()
                        + (column.path("nullable").asBoolean() ? "?" : "")
                        + (column.path("partition").asBoolean() ? "/" : "")));
        List<String> partitions = new ArrayList<>();
        town.api()
                .get("/api/v1/datasets/" + id + "/partitions?limit=500")
                .path("items")
                .forEach(partition -> partitions.add(
                        partition.path("path").asText() + partition.path("rows").asText()));
        return dataset.path("alias").asText() + " " + dataset.path("format").asText() + ", "
                + dataset.path("rows").asText() + " rows, "
                + dataset.path("files").asText() + " files"
                + (partitions.isEmpty() ? "" : "\n    " + String.join(" ", partitions))
                + "\n    " + String.join(" ", columns);
    }

    private static String expected() throws IOException {
        try (var text = Objects.requireNonNull(DemoLakeIT.class.getResourceAsStream("demo-lake.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** By the built command line's own code, in a process of its own. */
    private static void makeSample(Path lake) throws IOException, InterruptedException {
        Files.createDirectories(Build.OUTPUT);
        Path main = Build.OUTPUT.resolve("MakeSample.java");
        Files.writeString(main, """
                class MakeSample {
                    public static void main(String[] lake) {
                        new dev.weir.cli.sample.SampleLake(java.nio.file.Path.of(lake[0])).make();
                    }
                }
                """);
        Path log = Build.OUTPUT.resolve("make-sample.log");
        Process making = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Build.ROOT.resolve("cli/target/cli/lib") + "/*",
                        main.toString(),
                        lake.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(making.waitFor()).as("see " + log).isZero();
    }
}
