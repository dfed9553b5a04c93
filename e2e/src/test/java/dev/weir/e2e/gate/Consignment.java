package dev.weir.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.town.Api.Answer;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One batch on its way through the gate, with a ruleset, a target and a quarantine of its own. Every tenth of its rows is bad.
 * Knows what must have become of it.
 */
final class Consignment {

    /** What the ruleset does about bad rows. */
    enum Fate {
        /** The good rows are published, the bad ones quarantined. */
        SPLIT("published", "split"),
        /** All rows are quarantined. */
        BLOCK("quarantined", "failed");

        private final String state;
        private final String verdict;

        Fate(String state, String verdict) {
            this.state = state;
            this.verdict = verdict;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int FILES = 3;

    private final Town town;
    private final String name;
    private final Fate fate;
    private final int rowsPerFile;
    private final Map<Path, String> landed = new LinkedHashMap<>();

    private Consignment(Town town, String name, Fate fate, int rowsPerFile) {
        this.town = town;
        this.name = name;
        this.fate = fate;
        this.rowsPerFile = rowsPerFile;
    }

    /** Lands three files and puts the ruleset. @param name of a folder, and not used before */
    static Consignment land(Town town, String name, Fate fate, int rowsPerFile) {
        Consignment consignment = new Consignment(town, name, fate, rowsPerFile);
        consignment.write();
        Answer answer = town.api()
                .put(
                        "/api/v1/rulesets/" + name,
                        Map.of(
                                "lake",
                                Town.LAKE,
                                "dataset",
                                "bronze." + name,
                                "target",
                                "bronze/" + name + "/",
                                "quarantine",
                                "quarantine/" + name + "/",
                                "mode",
                                fate.word(),
                                "dqdl",
                                "Rules = [ RowCount > 10, IsUnique \"id\", IsComplete \"email\", ColumnValues \"amount\" >= 0 ]"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return consignment;
    }

    private void write() {
        for (int file = 0; file < FILES; file++) {
            StringBuilder text = new StringBuilder("id,email,amount\n");
            for (int row = file * rowsPerFile; row < (file + 1) * rowsPerFile; row++) {
                text.append(id(row))
                        .append(isBad(row) ? ",," : ",someone@example.org,")
                        .append(row)
                        .append('\n');
            }
            Path path = town.lake().resolve("landing/" + name + "/orders-" + file + ".csv");
            landed.put(path, text.toString());
            try {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isBad(int row) {
        return row % 10 == 7;
    }

    private String id(int row) {
        return "%s-%07d".formatted(name, row);
    }

    private List<String> ids(boolean bad) {
        return IntStream.range(0, FILES * rowsPerFile)
                .filter(row -> isBad(row) == bad)
                .mapToObj(this::id)
                .toList();
    }

    /** Hands the batch in, and again until the service lives to say that it has it. */
    Answer submit() {
        return town.api()
                .postUntilAnswered(
                        "/api/v1/batches", Map.of("ruleset", name, "path", "landing/" + name + "/"), Town.PATIENCE);
    }

    /** The batch when it is published, quarantined or held. */
    JsonNode awaitEnd(String id) {
        return Eventually.get("batch " + id + " (" + name + ") to end", Town.PATIENCE, () -> {
            JsonNode batch = town.api().get("/api/v1/batches/" + id);
            return Optional.of(batch).filter(found -> List.of("published", "quarantined", "held")
                    .contains(found.path("state").asText()));
        });
    }

    /** The batch ended once: every row of the source is in one place, and nothing else is anywhere. */
    void requireEndedOnce(JsonNode batch) {
        assertThat(batch.path("state").asText()).as("state of %s", batch).isEqualTo(fate.state);
        assertThat(batch.path("verdict").asText()).isEqualTo(fate.verdict);
        requireEveryRowOnce(batch);
        requireNothingLeftBehind(batch);
        requireOneStory(batch);
        Answer again = submit();
        assertThat(again.status()).as("handed in again, it is the same batch").isEqualTo(200);
        assertThat(again.body().path("id")).isEqualTo(batch.path("id"));
        assertThat(again.body().path("finishedAt")).isEqualTo(batch.path("finishedAt"));
    }

    void requireEveryRowOnce(JsonNode batch) {
        ParquetRows rows = new ParquetRows();
        List<Path> published = files("bronze/" + name);
        List<Path> turnedAway = Stream.of("failed", "passed")
                .flatMap(part -> files("quarantine/" + name + "/" + part).stream())
                .toList();
        List<String> good = ids(false);
        List<String> bad = ids(true);

        switch (fate) {
            case SPLIT -> {
                assertThat(rows.sorted("id", published)).isEqualTo(good);
                assertThat(rows.sorted("id", turnedAway)).isEqualTo(bad);
            }
            case BLOCK -> {
                assertThat(published).isEmpty();
                assertThat(rows.sorted("id", turnedAway))
                        .isEqualTo(Stream.concat(good.stream(), bad.stream())
                                .sorted()
                                .toList());
            }
        }
        assertThat(batch.path("rows").asInt()).isEqualTo(good.size() + bad.size());
        assertThat(batch.path("rowsPassed").asInt()).isEqualTo(good.size());
        assertThat(batch.path("rowsFailed").asInt()).isEqualTo(bad.size());
        assertThat(locations(batch.path("publishedFiles"))).containsExactlyInAnyOrderElementsOf(published);
        assertThat(locations(batch.path("quarantinedFiles"))).containsExactlyInAnyOrderElementsOf(turnedAway);
        landed.forEach((file, text) -> {
            assertThat(file).as("what landed stays as it came").hasContent(text);
            assertThat(original(batch, file)).as("what landed is kept").hasContent(text);
        });
        assertThat(locations(batch.path("originalFiles")))
                .containsExactlyInAnyOrderElementsOf(landed.keySet().stream()
                        .map(file -> original(batch, file))
                        .toList());
    }

    /** Neither a file that readers see, nor one of those that were being written. */
    void requireNothingPublished() {
        assertThat(files("bronze/" + name)).isEmpty();
        assertThat(everythingBelow(town.lake().resolve("bronze/" + name + "/_weir/staging")))
                .as("staging")
                .isEmpty();
    }

    private Path original(JsonNode batch, Path landedFile) {
        return town.lake()
                .resolve("quarantine/" + name + "/original/batch=" + id(batch))
                .resolve(landedFile.getFileName());
    }

    /** Decides that what is in quarantine is published after all; again until the service lives to say that it will. */
    Answer release(String id) {
        return town.api()
                .postUntilAnswered(
                        "/api/v1/batches/" + id + "/release", Map.of("reason", "the source is right"), Town.PATIENCE);
    }

    /** The release is done once: every row of the source is in the target, as it came, and in quarantine as before. */
    void requireReleasedOnce(String id) {
        JsonNode batch =
                Eventually.get("batch " + id + " (" + name + ") to be released", Town.PATIENCE, () -> Optional.of(
                                town.api().get("/api/v1/batches/" + id))
                        .filter(found -> found.path("state").asText().equals("released")));
        ParquetRows rows = new ParquetRows();
        List<Path> published = files("bronze/" + name);

        assertThat(rows.sorted("id", published))
                .isEqualTo(Stream.concat(ids(false).stream(), ids(true).stream())
                        .sorted()
                        .toList());
        assertThat(rows.columns(published)).containsExactly("id", "email", "amount");
        assertThat(locations(batch.path("publishedFiles"))).containsExactlyInAnyOrderElementsOf(published);
        assertThat(rows.sorted("id", files("quarantine/" + name + "/failed"))).isEqualTo(ids(true));
        assertThat(everythingBelow(town.lake().resolve("bronze/" + name + "/_weir/staging")))
                .as("staging")
                .isEmpty();
        assertThat(batch.path("steps").findValuesAsText("step"))
                .filteredOn(step -> step.equals("released"))
                .hasSize(1);
        assertThat(release(id).body().path("finishedAt")).isEqualTo(batch.path("finishedAt"));
    }

    private void requireNothingLeftBehind(JsonNode batch) {
        String decided = fate == Fate.SPLIT ? "bronze/" : "quarantine/";
        Path manifest = Path.of("_weir/batches/" + id(batch) + ".json");
        assertThat(everythingBelow(town.lake().resolve("bronze/" + name + "/_weir/staging")))
                .as("staging")
                .isEmpty();
        assertThat(town.lake().resolve(decided + name).resolve(manifest)).exists();
    }

    private void requireOneStory(JsonNode batch) {
        List<String> steps = batch.path("steps").findValuesAsText("step");
        String moving = fate == Fate.SPLIT ? "publishing" : "quarantining";

        assertThat(steps).containsExactly("received", "checking", "decided: " + fate.verdict, fate.state);
        assertThat(town.api()
                        .get("/api/v1/audit?object=batch/" + id(batch))
                        .path("items")
                        .findValuesAsText("action"))
                .as("audit")
                .containsExactlyInAnyOrder(
                        "batch.received", "batch.checking", "batch." + moving, "batch." + fate.state);
        assertThat(town.api()
                        .get("/api/v1/batches/" + id(batch) + "/failing-rows?limit=500")
                        .path("items")
                        .findValuesAsText("id"))
                .as("failing rows")
                .isEqualTo(ids(true).stream().limit(200).toList());
    }

    private static String id(JsonNode batch) {
        return batch.path("id").asText();
    }

    private static List<Path> locations(JsonNode files) {
        return StreamSupport.stream(files.spliterator(), false)
                .map(file -> Path.of(file.asText().replaceFirst("^file://", "")))
                .toList();
    }

    /** What a reader of the folder sees: all but names that begin with an underscore or a dot. */
    private List<Path> files(String folder) {
        Path root = town.lake().resolve(folder);
        return everythingBelow(root).stream()
                .filter(Files::isRegularFile)
                .filter(file -> StreamSupport.stream(root.relativize(file).spliterator(), false)
                        .noneMatch(part -> part.toString().startsWith("_")
                                || part.toString().startsWith(".")))
                .toList();
    }

    private static List<Path> everythingBelow(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return new ArrayList<>(
                    found.filter(path -> !path.equals(folder)).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
