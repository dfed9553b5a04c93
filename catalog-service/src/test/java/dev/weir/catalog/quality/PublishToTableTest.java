package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.HandWorker.completed;
import static dev.weir.catalog.quality.HandWorker.outcomes;
import static dev.weir.catalog.quality.TestGate.TARGET;
import static dev.weir.catalog.quality.TestGate.await;
import static dev.weir.catalog.quality.TestGate.batch;
import static dev.weir.catalog.quality.TestGate.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.Scissors;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.ParquetFiles;
import dev.weir.format.table.TableReading;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.format.table.delta.DeltaReader;
import dev.weir.format.table.iceberg.IcebergReader;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.file.FileLakeStore;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class PublishToTableTest {

    private static final String CONTACTS = "message contacts { required int64 id; optional binary name (STRING); }";

    @Inject
    Scissors scissors;

    @ParameterizedTest
    @ValueSource(strings = {"iceberg", "delta"})
    void eachBatchIsOneCommitAndTheCatalogShowsATable(String format) throws IOException {
        TestGate gate = TestGate.open(Map.of("publishAs", format));

        String first = gate.submit();
        report(gate, first, CONTACTS, 8, 2);
        JsonPath published = await(first, "published", "held");
        assertThat(published.getString("state"))
                .as(published.getString("reason"))
                .isEqualTo("published");
        assertThat(published.getList("publishedFiles", String.class).get(0))
                .endsWith(TARGET + "/data/part-" + first + "-00000.parquet");
        assertThat(table(gate, format).rows()).hasValue(8);

        gate.land("landing/day/contacts.csv", "id,name\n3,Ada\n");
        String second = gate.submit();
        report(gate, second, CONTACTS, 5, 0);
        await(second, "published");
        assertThat(table(gate, format).rows()).hasValue(13);
        assertThat(table(gate, format).files()).isEqualTo(2);

        JsonPath dataset = eventually(
                "the table in the catalog",
                () -> Api.asAdministrator()
                        .get("/api/v1/datasets?lake=" + gate.name)
                        .jsonPath(),
                found -> found.getList("items.rows").contains(13));
        assertThat(dataset.getList("items.format")).containsExactly(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iceberg", "delta"})
    void aBatchThatDoesNotFitTheTableIsHeldAndPublishesNothing(String format) throws IOException {
        TestGate gate = TestGate.open(Map.of("publishAs", format));
        String first = gate.submit();
        report(gate, first, CONTACTS, 8, 0);
        await(first, "published");
        gate.land("landing/day/contacts.csv", "id,name,age\n3,Ada,36\n");

        String second = gate.submit();
        report(gate, second, "message contacts { required int64 id; optional int32 age; }", 5, 0);

        JsonPath held = await(second, "published", "held");
        assertThat(held.getString("state")).isEqualTo("held");
        assertThat(held.getString("reason")).contains("age is not in the table");
        assertThat(gate.files(TARGET + "/data")).containsExactly(TARGET + "/data/part-" + first + "-00000.parquet");
        assertThat(table(gate, format).rows()).hasValue(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iceberg", "delta"})
    void releasedRowsAreACommitOfTheirOwn(String format) throws IOException {
        TestGate gate = TestGate.open(Map.of("publishAs", format));
        String batch = gate.submit();
        report(gate, batch, CONTACTS, 8, 2);
        await(batch, "published");

        gate.post(batch, "release", Map.of("reason", "they are right"))
                .then()
                .statusCode(200)
                .body("state", equalTo("releasing"));
        CheckRequest request = gate.worker.claimed(batch);
        gate.worker
                .report(HandWorker.withPassed(completed(request, 2, 0, List.of()), staged(request, CONTACTS, 2)))
                .then()
                .statusCode(200);

        await(batch, "released");
        assertThat(table(gate, format).rows()).hasValue(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iceberg", "delta"})
    void aRepairedBatchTakesThePlaceOfItsRowsInOneCommit(String format) throws IOException {
        TestGate gate = TestGate.open(Map.of("publishAs", format));
        String batch = gate.submit();
        report(gate, batch, CONTACTS, 8, 2);
        await(batch, "published");
        gate.land("landing/day/contacts.csv", "id,name\n1,Zoe\n2,Ada\n");

        String replay = gate.post(batch, "replay", Map.of("reason", "repaired"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        report(gate, replay, CONTACTS, 10, 0);

        await(replay, "published");
        assertThat(batch(batch).getString("state")).isEqualTo("replayed");
        TableMetadata table = table(gate, format);
        assertThat(table.rows()).hasValue(10);
        assertThat(table.files()).isEqualTo(1);
        assertThat(gate.files(TARGET + "/data"))
                .as("readers of earlier versions still find theirs")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "iceberg, publish.moved.1",
        "iceberg, publish.moved",
        "iceberg, publish.committed",
        "iceberg, publish.manifest",
        "iceberg, publish.finished",
        "delta, publish.moved",
        "delta, publish.committed",
        "delta, publish.cleaned"
    })
    void cutOffAtAnyStepItIsCommittedOnce(String format, String step) throws IOException {
        TestGate gate = TestGate.open(Map.of("publishAs", format));
        String batch = gate.submit();

        scissors.cutAt(step);
        report(gate, batch, CONTACTS, 8, 2);

        await(batch, "published");
        assertThat(scissors.isDone()).as("it was cut at " + step).isTrue();
        TableMetadata table = table(gate, format);
        assertThat(table.rows()).hasValue(8);
        assertThat(table.files()).isEqualTo(1);
    }

    private static void report(TestGate gate, String batch, String schema, int passed, int failed) throws IOException {
        CheckRequest request = gate.worker.claimed(batch);
        Outcome isComplete = failed == 0 ? Outcome.PASSED : Outcome.FAILED;
        CheckReport report = completed(request, passed, failed, outcomes(Outcome.PASSED, isComplete, failed));
        gate.worker
                .report(HandWorker.withPassed(report, staged(request, schema, passed)))
                .then()
                .statusCode(200);
    }

    private static List<StagedFile> staged(CheckRequest request, String schema, int rows) throws IOException {
        List<Consumer<Group>> ids = IntStream.range(0, rows)
                .<Consumer<Group>>mapToObj(id -> row -> row.append("id", (long) id))
                .toList();
        byte[] content = ParquetFiles.file(schema, 1000, ids);
        Path file = Path.of(request.staging().passed().substring("file://".length()))
                .resolve("part.parquet");
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return List.of(new StagedFile("file://" + file, content.length, rows));
    }

    private static TableMetadata table(TestGate gate, String format) {
        LakePath root = new LakePath("file://" + gate.path(TARGET) + "/");
        TableReading reading = format.equals("iceberg")
                ? new IcebergReader().read(new FileLakeStore(), root)
                : new DeltaReader().read(new FileLakeStore(), root);
        assertThat(reading).isInstanceOf(TableMetadata.class);
        return (TableMetadata) reading;
    }
}
