package dev.weir.lineage.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.lineage.event.Told.Kind;
import dev.weir.lineage.event.Told.RunOf;
import dev.weir.lineage.event.Told.Transition;
import dev.weir.lineage.event.Told.Unknown;
import dev.weir.platform.dataset.DatasetName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    private static final DatasetName CUSTOMERS = new DatasetName("file", "/data/data/customers");
    private static final DatasetName ORDERS = new DatasetName("file", "/data/data/1m/part-00000.parquet");
    private static final DatasetName ENRICHED = new DatasetName("file", "/data/out/wh/orders_enriched");

    static Told read(String json) {
        try {
            return EventReader.read(EventReader.parse(json.getBytes(StandardCharsets.UTF_8)))
                    .told();
        } catch (IOException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }

    private static Told recorded(String name) throws IOException {
        try (InputStream file = EventReaderTest.class.getResourceAsStream("/events/" + name)) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void readsTheStartOfASparkApplication() throws IOException {
        Told told = recorded("01-application-START.json");

        RunOf airflow =
                new RunOf(UUID.fromString("01941c60-0000-7000-8000-000000000001"), new JobName("airflow", "dag.task"));
        assertThat(told.kind()).isEqualTo(Kind.RUN);
        assertThat(told.at()).isEqualTo(Instant.parse("2026-11-22T07:22:50.623Z"));
        assertThat(told.run()).hasValueSatisfying(run -> {
            assertThat(run.transition()).isEqualTo(Transition.START);
            assertThat(run.parent()).contains(airflow);
            assertThat(run.root()).contains(airflow);
        });
        assertThat(told.shape()).isEqualTo(Shape.EMPTY);
        assertThat(told.unknown())
                .contains(new Unknown("facet", "run/spark_properties"))
                .doesNotContain(new Unknown("facet", "run/parent"));
    }

    @Test
    void readsWhatATableIsMadeOf() throws IOException {
        Told told = recorded("04-ctas-COMPLETE-symlinks-columnLineage.json");

        assertThat(told.shape().inputs()).containsExactlyInAnyOrder(CUSTOMERS, ORDERS);
        assertThat(told.shape().outputs()).containsExactly(ENRICHED);
        assertThat(told.shape().columns())
                .contains(
                        entry(new ColumnEdge(ENRICHED, "id", ORDERS, "id"), new Kinds(Kinds.IDENTITY, 0)),
                        entry(new ColumnEdge(ENRICHED, "net", ORDERS, "tax"), new Kinds(Kinds.TRANSFORMATION, 0)),
                        entry(
                                new ColumnEdge(ENRICHED, "email_hash", ORDERS, "email"),
                                new Kinds(Kinds.CONDITIONAL, Kinds.TRANSFORMATION)),
                        entry(new ColumnEdge(ENRICHED, "", CUSTOMERS, "customer_id"), new Kinds(Kinds.JOIN, 0)));
        assertThat(told.datasets())
                .filteredOn(dataset -> dataset.name().equals(ENRICHED))
                .singleElement()
                .satisfies(dataset -> {
                    assertThat(dataset.symlinks())
                            .containsExactly(new DatasetName("file:/data/out/wh", "default.orders_enriched"));
                    assertThat(dataset.facets())
                            .containsKeys("schema", "dataSource", "columnLineage", "lifecycleStateChange");
                });
    }

    @Test
    void theIdentityIsTheContentAndNotTheSpelling() {
        Told one = read(Events.run("START", "2024-10-27T08:00:00Z").json());
        Told spaced = read(Events.run("START", "2024-10-27T08:00:00Z").json().replace(",", " ,\n"));

        assertThat(one.id()).isEqualTo(spaced.id());
        assertThat(EventId.parse(one.id().toString())).isEqualTo(one.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[]' | ''",
                "'{}' | /eventTime",
                "'{\"eventTime\":\"yesterday\",\"job\":{}}' | /eventTime",
                "'{\"eventTime\":\"+12345-01-01T00:00:00Z\",\"job\":{}}' | /eventTime",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\"}' | ''",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"run\":{\"runId\":\"1\"},\"job\":{}}' | /run/runId",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"job\":{\"namespace\":\"a\"}}' | /job/name",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"job\":{\"namespace\":\" \",\"name\":\"b\"}}' | /job/namespace",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"job\":{\"namespace\":\"a\",\"name\":\"b\",\"facets\":{\"x/y\":1}}}' | /job/facets/x~1y",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"job\":{\"namespace\":\"a\",\"name\":\"b\"},\"inputs\":{}}' | /inputs",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"job\":{\"namespace\":\"a\",\"name\":\"b\"},\"inputs\":[{\"namespace\":\"s3://b\",\"name\":\"c\"},{\"name\":\"d\"}]}' | /inputs/1/namespace",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"job\":{\"namespace\":\"a\",\"name\":\"b\\u0000\"}}' | /job/name",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"dataset\":{\"namespace\":\"a\"}}' | /dataset/name",
                "'{\"eventTime\":\"2024-10-27T08:00:00Z\",\"schemaURL\":\"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent\",\"job\":{}}' | /run",
            })
    void namesThePlaceThatIsWrong(String json, String pointer) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(EventInvalid.class, invalid -> assertThat(invalid.pointer())
                        .isEqualTo(pointer));
    }

    @Test
    void keepsAnEventOfANewKind() {
        Told told = read("""
                {"eventTime": "2024-10-27T08:00:00Z", "weather": "rain",
                 "schemaURL": "https://openlineage.io/spec/3-0-0/OpenLineage.json#/$defs/WeatherEvent"}
                """);

        assertThat(told.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(told.unknown()).containsExactly(new Unknown("event", "WeatherEvent"));
    }

    @Test
    void takesAnUnknownTransitionForOther() {
        Told told = read(Events.run("PAUSE", "2024-10-27T08:00:00Z").json());

        assertThat(told.run().orElseThrow().transition()).isEqualTo(Transition.OTHER);
        assertThat(told.unknown()).containsExactly(new Unknown("event", "RunEvent PAUSE"));
    }

    @Test
    void aFacetThatIsNotAsTheSpecHasItSaysNothing() {
        Told told = read(Events.run("COMPLETE", "2024-10-27T08:00:00Z")
                .output("s3://lake", "a", "{\"columnLineage\": {\"fields\": {\"c\": {\"inputFields\": [{}]}}}}")
                .json());

        assertThat(told.shape().outputs()).containsExactly(new DatasetName("s3://lake", "a"));
        assertThat(told.shape().columns()).isEmpty();
        assertThat(told.unknown()).contains(new Unknown("facet", "dataset/columnLineage (malformed)"));
    }

    @Test
    void theLineageFacetReplacesColumnLineage() {
        Told told = read(Events.run("COMPLETE", "2024-10-27T08:00:00Z")
                .output("s3://lake", "a", """
                        {"columnLineage": {"fields": {"c": {"inputFields": [
                            {"namespace": "s3://lake", "name": "old", "field": "x"}]}}},
                         "lineage": {"inputs": [{"namespace": "s3a://lake", "name": "/b/", "type": "DATASET"},
                            {"namespace": "s3://lake", "name": "f", "type": "DATASET", "field": "y",
                             "transformations": [{"type": "INDIRECT", "subtype": "FILTER"}]},
                            {"namespace": "flow", "name": "other", "type": "JOB"}],
                          "fields": {"c": {"inputs": [{"namespace": "s3://lake", "name": "b", "type": "DATASET",
                            "field": "x", "transformations": [{"type": "DIRECT", "subtype": "IDENTITY"}]}]}}}}
                        """)
                .json());

        DatasetName a = new DatasetName("s3://lake", "a");
        DatasetName b = new DatasetName("s3://lake", "b");
        DatasetName f = new DatasetName("s3://lake", "f");
        assertThat(told.shape().inputs()).containsExactlyInAnyOrder(b, f);
        assertThat(told.shape().columns())
                .isEqualTo(Map.of(
                        new ColumnEdge(a, "c", b, "x"), new Kinds(Kinds.IDENTITY, 0),
                        new ColumnEdge(a, "", f, "y"), new Kinds(Kinds.FILTER, 0)));
        assertThat(told.elsewhere()).containsOnlyKeys(new JobName("flow", "other"));
    }

    @Test
    void aDatasetThatTellsItsSourcesHasAJobMadeUpForIt() {
        Told told = read("""
                {"eventTime": "2024-10-27T08:00:00Z", "dataset": {"namespace": "s3://lake", "name": "a",
                 "facets": {"lineage": {"inputs": [{"namespace": "s3://lake", "name": "b", "type": "DATASET"}]}}}}
                """);

        assertThat(told.kind()).isEqualTo(Kind.DATASET);
        assertThat(told.elsewhere().get(new JobName("s3://lake", "declared lineage of a")))
                .isEqualTo(new Shape(
                        java.util.Set.of(new DatasetName("s3://lake", "b")),
                        java.util.Set.of(new DatasetName("s3://lake", "a")),
                        Map.of()));
    }

    @Test
    void numbersComeOutAsTheyWentIn() throws IOException {
        String json = "{\"eventTime\":\"2024-10-27T08:00:00Z\",\"job\":{\"namespace\":\"a\",\"name\":\"b\"},"
                + "\"x\":[1.10,12345678901234567890,0.1234567890123456789012345]}";

        byte[] kept = EventReader.read(EventReader.parse(json.getBytes(StandardCharsets.UTF_8)))
                .json();

        assertThat(new String(kept, StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void aBatchIsReadElementByElement() throws IOException {
        List<String> elements = new ArrayList<>();

        EventReader.elements(
                " [ {\"a\": 1.50}, 2, [] ] ".getBytes(StandardCharsets.UTF_8),
                element -> elements.add(element.toString()));

        assertThat(elements).containsExactly("{\"a\":1.50}", "2", "[]");
        assertThatThrownBy(() -> EventReader.elements("{}".getBytes(StandardCharsets.UTF_8), element -> {}))
                .isInstanceOf(EventInvalid.class);
        assertThatThrownBy(() -> EventReader.elements("[1] 2".getBytes(StandardCharsets.UTF_8), element -> {}))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> EventReader.elements("[1".getBytes(StandardCharsets.UTF_8), element -> {}))
                .isInstanceOf(JsonProcessingException.class);
    }
}
