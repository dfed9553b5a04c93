package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.TestGate.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.contract.CheckReport.Outcome;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.TestExecution;
import io.openlineage.client.OpenLineageClientUtils;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server, which reads events as OpenLineage's own library does. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class OpenLineageApiTest {

    @ConfigProperty(name = "weir.openlineage.url")
    URI address;

    private record Received(String path, String authorization, String body) {
        RunEvent event() {
            return OpenLineageClientUtils.runEventFromJson(body);
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile boolean refuses;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", address.getPort()), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(refuses ? 503 : 201, -1);
        exchange.close();
    }

    private List<Received> told(TestGate gate) {
        return received.stream()
                .filter(request -> request.body().contains(gate.name))
                .toList();
    }

    private Received first(TestGate gate) {
        return eventually("an event", () -> told(gate), all -> !all.isEmpty()).get(0);
    }

    @Test
    void tellsWhatWasWrongWithABatchThatWasTurnedAway() throws IOException {
        TestGate gate = TestGate.open(Map.of("owner", "crm-team"));
        String batch = gate.rejected();

        Received request = first(gate);

        assertThat(request.path()).isEqualTo("/lineage/api/v1/lineage");
        assertThat(request.authorization()).isEqualTo("Bearer test-lineage-key");
        RunEvent event = request.event();
        assertThat(event.getEventType()).isEqualTo(EventType.FAIL);
        assertThat(event.getRun().getRunId()).hasToString(TestGate.batch(batch).getString("runId"));
        assertThat(event.getJob().getNamespace()).isEqualTo("weir");
        assertThat(event.getJob().getName()).isEqualTo(gate.name);
        assertThat(event.getInputs()).singleElement().satisfies(input -> {
            assertThat(input.getNamespace()).isEqualTo("file");
            assertThat(input.getName()).isEqualTo(gate.path("landing/day").toString());
            assertThat(input.getInputFacets().getDataQualityAssertions().getAssertions())
                    .extracting(
                            DataQualityAssertionsDatasetFacetAssertions::getAssertion,
                            DataQualityAssertionsDatasetFacetAssertions::getColumn,
                            DataQualityAssertionsDatasetFacetAssertions::getSuccess)
                    .containsExactly(tuple("RowCount > 0", null, false), tuple("IsComplete \"id\"", "id", false));
            assertThat(input.getInputFacets().getDataQualityMetrics().getRowCount())
                    .isEqualTo(10);
        });
        assertThat(event.getRun().getFacets().getTest().getTests())
                .extracting(TestExecution::getName, TestExecution::getStatus, TestExecution::getDescription)
                .containsExactly(tuple("r1", "fail", "10 rows"), tuple("r2", "fail", "0.9 of the rows"));
        assertThat(event.getOutputs()).isEmpty();
    }

    @Test
    void tellsWhatAPublishedBatchBroughtToTheTarget() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        gate.split();

        RunEvent event = first(gate).event();

        eventually(
                "Weir's own lineage to have it",
                () -> Api.asAdministrator()
                        .get("/api/v1/jobs/runs/" + event.getRun().getRunId())
                        .<String>path("state"),
                "COMPLETED"::equals);
        assertThat(Api.asAdministrator()
                        .get("/api/v1/namespaces/weir/jobs/" + gate.name)
                        .jsonPath()
                        .getList("outputs.name"))
                .containsExactly(event.getOutputs().get(0).getName());
        assertThat(event.getEventType()).isEqualTo(EventType.COMPLETE);
        assertThat(event.getOutputs()).singleElement().satisfies(output -> {
            assertThat(output.getName()).isEqualTo(gate.path(TestGate.TARGET).toString());
            assertThat(output.getOutputFacets().getOutputStatistics().getRowCount())
                    .isEqualTo(8);
        });
    }

    @Test
    void tellsOfEachRunOnceAndOfAHeldBatchAgainWhenItIsCheckedAgain() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.reported(gate.submit(), 10, 0, Outcome.UNDECIDED, Outcome.PASSED);
        first(gate);
        gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.PASSED);

        List<Received> all = eventually("a second event", () -> told(gate), told -> told.size() >= 2);

        assertThat(all)
                .extracting(request -> request.event().getEventType())
                .containsExactly(EventType.ABORT, EventType.COMPLETE);
        assertThat(all)
                .extracting(request -> request.event().getRun().getRunId().toString())
                .doesNotHaveDuplicates()
                .contains(TestGate.batch(batch).getString("runId"));
        assertThat(all.get(0)
                        .event()
                        .getInputs()
                        .get(0)
                        .getInputFacets()
                        .getDataQualityAssertions()
                        .getAssertions())
                .extracting(DataQualityAssertionsDatasetFacetAssertions::getName)
                .containsExactly("r2");
    }

    @Test
    void keepsWhatABackendDoesNotTakeAndBringsTheSameWhenAsked() throws IOException {
        refuses = true;
        TestGate gate = TestGate.open(Map.of());
        String run = TestGate.batch(gate.split()).getString("runId");

        // The gate has not waited: its batch is published. What was not taken is dead after three attempts.
        eventually("its end", () -> deliveries("dead"), dead -> dead.contains(run));
        List<Received> refused = told(gate);
        assertThat(refused)
                .hasSize(3)
                .extracting(Received::body)
                .containsOnly(refused.get(0).body());

        refuses = false;
        Api.asAdministrator()
                .post("/api/v1/webhooks/deliveries/" + run + "/retry")
                .then()
                .statusCode(200)
                .body("webhook", equalTo("openlineage"));
        eventually("the delivery", () -> deliveries("delivered"), delivered -> delivered.contains(run));
        assertThat(told(gate))
                .hasSize(4)
                .extracting(Received::body)
                .containsOnly(refused.get(0).body());
    }

    private static List<String> deliveries(String state) {
        return Api.asAdministrator()
                .get("/api/v1/webhooks/deliveries?limit=500&webhook=openlineage&state=" + state)
                .jsonPath()
                .getList("items.id");
    }
}
