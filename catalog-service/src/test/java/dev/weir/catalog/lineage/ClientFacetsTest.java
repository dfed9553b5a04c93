package dev.weir.catalog.lineage;

import static dev.weir.catalog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.lineage.ClientFacets.Facet;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientUtils;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each facet that OpenLineage's client can send comes back as it was sent, and has its line in the manual. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class ClientFacetsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MANUAL =
            Path.of(System.getProperty("project.root", "..")).resolve("docs/lineage.md");

    private final OpenLineage openLineage = new OpenLineage(URI.create("https://example.com/facets"));
    private final String namespace = "facets-" + UUID.randomUUID();

    private record Sent(Facet facet, UUID run, JsonNode event) {}

    @Test
    void eachIsShownWordForWord() throws Exception {
        OpenLineageClient client = OpenLineageClientTest.client(OpenLineageClientTest.producer());
        List<Sent> sent = new ArrayList<>();
        for (Facet facet : ClientFacets.all()) {
            UUID run = UUID.randomUUID();
            OpenLineage.RunEvent event = event(facet, run, new ClientFacets().holding(facet));
            sent.add(new Sent(facet, run, JSON.readTree(OpenLineageClientUtils.toJson(event))));
            client.emit(event);
        }

        for (Sent one : sent) {
            Facet facet = one.facet();
            UUID run = one.run();
            eventually(
                    "the run with " + facet,
                    () -> Api.asAdministrator().get("/api/v1/jobs/runs/" + run).<String>path("state"),
                    "COMPLETED"::equals);
            JsonNode told = in(facet, one.event()).path(facet.name());
            assertThat(told.size()).as("fields of " + facet).isGreaterThan(2);
            assertThat(ofTheRun(facet, run)).as("%s of its run", facet).isEqualTo(told);
            if (facet.of() == ClientFacets.Of.JOB || facet.of() == ClientFacets.Of.DATASET) {
                assertThat(byItself(facet)).as("%s", facet).isEqualTo(told);
            }
        }

        List<String> unknown =
                Api.asAdministrator().get("/api/v1/lineage/status").jsonPath().getList("unknown.name");
        assertThat(unknown)
                .doesNotContainAnyElementsOf(
                        sent.stream().map(one -> one.facet().toString()).toList());
    }

    private OpenLineage.RunEvent event(Facet facet, UUID run, Object facets) {
        ClientFacets.Of of = facet.of();
        OpenLineage.RunBuilder told = openLineage.newRunBuilder().runId(run);
        OpenLineage.JobBuilder job =
                openLineage.newJobBuilder().namespace(namespace).name(facet.toString());
        OpenLineage.InputDatasetBuilder input =
                openLineage.newInputDatasetBuilder().namespace(namespace).name("in of " + facet);
        OpenLineage.OutputDatasetBuilder output =
                openLineage.newOutputDatasetBuilder().namespace(namespace).name(output(facet));
        switch (of) {
            case RUN -> told.facets((OpenLineage.RunFacets) facets);
            case JOB -> job.facets((OpenLineage.JobFacets) facets);
            case DATASET -> output.facets((OpenLineage.DatasetFacets) facets);
            case INPUT -> input.inputFacets((OpenLineage.InputDatasetInputFacets) facets);
            case OUTPUT -> output.outputFacets((OpenLineage.OutputDatasetOutputFacets) facets);
        }
        return openLineage
                .newRunEventBuilder()
                .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
                .eventType(EventType.COMPLETE)
                .run(told.build())
                .job(job.build())
                .inputs(List.of(input.build()))
                .outputs(List.of(output.build()))
                .build();
    }

    private static String output(Facet facet) {
        return "out of " + facet;
    }

    private static JsonNode in(Facet facet, JsonNode event) {
        return switch (facet.of()) {
            case RUN -> event.path("run").path("facets");
            case JOB -> event.path("job").path("facets");
            case DATASET -> event.path("outputs").path(0).path("facets");
            case INPUT -> event.path("inputs").path(0).path("inputFacets");
            case OUTPUT -> event.path("outputs").path(0).path("outputFacets");
        };
    }

    private static JsonNode ofTheRun(Facet facet, UUID run) throws IOException {
        JsonNode shown = json("/api/v1/jobs/runs/" + run);
        JsonNode facets =
                switch (facet.of()) {
                    case RUN -> shown.path("facets");
                    case JOB ->
                        json("/api/v1/jobs/runs/" + run + "/facets?type=job").path("facets");
                    case INPUT -> dataset(shown.path("inputDatasetVersions"), "in of " + facet);
                    case DATASET, OUTPUT -> dataset(shown.path("outputDatasetVersions"), output(facet));
                };
        return facets.path(facet.name());
    }

    // A symlink can make another name stand for it: then it is the only one.
    private static JsonNode dataset(JsonNode versions, String name) {
        for (JsonNode version : versions) {
            if (version.path("datasetVersionId").path("name").asText().equals(name)) {
                return version.path("facets");
            }
        }
        return versions.path(0).path("facets");
    }

    private JsonNode byItself(Facet facet) throws IOException {
        String path = facet.of() == ClientFacets.Of.JOB
                ? "/jobs/" + coded(facet.toString())
                : "/datasets/" + coded(output(facet));
        return json("/api/v1/namespaces/" + namespace + path).path("facets").path(facet.name());
    }

    private static JsonNode json(String path) throws IOException {
        return JSON.readTree(
                Api.asAdministrator().get(path).then().statusCode(200).extract().asString());
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void eachHasItsLineInTheManual() throws IOException {
        List<String> documented = Files.readAllLines(MANUAL).stream()
                .filter(line -> line.matches("\\| `(run|job|dataset|input|output)/\\w+` \\|.*"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(
                        ClientFacets.all().stream().map(Facet::toString).toList());
        assertThat(ClientFacets.withoutAPlace()).isEmpty();
    }
}
