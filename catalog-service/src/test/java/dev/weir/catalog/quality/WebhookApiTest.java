package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.TestGate.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.contract.CheckReport.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server, at the address that the settings of the tests name. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class WebhookApiTest {

    @ConfigProperty(name = "weir.webhook.hook.signed.url")
    URI address;

    @ConfigProperty(name = "weir.webhook.hook.signed.secret")
    String secret;

    private record Received(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile String refuseOnce = "";
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
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
        boolean once = !refuseOnce.isEmpty() && body.contains(refuseOnce);
        refuseOnce = once ? "" : refuseOnce;
        boolean refuse = once || exchange.getRequestURI().getPath().equals("/broken");
        exchange.sendResponseHeaders(refuse ? 503 : 204, -1);
        exchange.close();
    }

    /** What was told of this gate at this path. */
    private List<Received> told(TestGate gate, String path) {
        return received.stream()
                .filter(request -> request.path().equals(path) && request.body().contains(gate.name))
                .toList();
    }

    @Test
    void tellsWhenAnIncidentOpensAndWhatBecameOfTheBatch() throws Exception {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.rejected();

        List<Received> signed = eventually("both changes", () -> told(gate, "/signed"), all -> all.size() >= 2);

        assertThat(signed)
                .extracting(request -> request.header("Weir-event"))
                .containsExactlyInAnyOrder("incident.opened", "batch.quarantined");
        JsonPath body = new JsonPath(signed.stream()
                .filter(request -> request.header("Weir-event").equals("batch.quarantined"))
                .findFirst()
                .orElseThrow()
                .body());
        assertThat(body.getString("subject")).isEqualTo("batch/" + batch);
        assertThat(body.getString("payload.verdict")).isEqualTo("failed");
        for (Received request : signed) {
            assertThat(request.header("Weir-signature"))
                    .isEqualTo("sha256=" + hmac(request.header("Weir-timestamp") + "." + request.body()));
            assertThat(Long.parseLong(request.header("Weir-timestamp")))
                    .isBetween(
                            Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 1);
            assertThat(request.header("Weir-delivery")).isEqualTo(new JsonPath(request.body()).getString("id"));
        }
    }

    private String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void speaksSlacksLanguageAndEscapesIt() throws IOException {
        TestGate gate = TestGate.open(Map.of("owner", "<!channel> & co"));
        gate.rejected();

        List<Received> slack = eventually("a text", () -> told(gate, "/slack"), all -> !all.isEmpty());

        assertThat(new JsonPath(slack.get(0).body()).getString("text"))
                .startsWith(":rotating_light: Incident opened: *bronze." + gate.name + "* (ruleset " + gate.name + ")")
                .contains("Broken by the batch as a whole: RowCount &gt; 0")
                .contains("Owner: &lt;!channel&gt; &amp; co");
    }

    @Test
    void triesAgainWithTheSameIdAndANewSignature() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        refuseOnce = gate.name;
        gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.PASSED);

        List<Received> tries = eventually("a second attempt", () -> told(gate, "/signed"), all -> all.size() >= 2);

        assertThat(tries)
                .extracting(request -> request.header("Weir-delivery"))
                .containsOnly(tries.get(0).header("Weir-delivery"));
        assertThat(tries).extracting(Received::body).containsOnly(tries.get(0).body());
        eventually(
                "the delivery", () -> delivery(tries.get(0).header("Weir-delivery"), "delivered"), Optional::isPresent);
    }

    @Test
    void givesUpAndShowsItAndSendsItAgainWhenAsked() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        gate.rejected();
        String id = eventually("an attempt", () -> told(gate, "/broken"), all -> !all.isEmpty())
                .get(0)
                .header("Weir-delivery");

        JsonPath dead = eventually("its end", () -> delivery(id, "dead"), Optional::isPresent)
                .orElseThrow();
        assertThat(dead.getInt("attempts")).isEqualTo(3);
        assertThat(dead.getString("error")).isEqualTo("answered 503");
        assertThat(told(gate, "/broken")).hasSize(3);
        Api.asAdministrator()
                .get("/api/v1/webhooks")
                .then()
                .body("items.name", equalTo(List.of("broken", "openlineage", "signed", "slack")))
                .body("items.host", hasItem("127.0.0.1:" + address.getPort()));

        Api.asAdministrator()
                .post("/api/v1/webhooks/deliveries/" + id + "/retry")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));
        eventually("another attempt", () -> told(gate, "/broken"), all -> all.size() > 3);
        Api.asAdministrator()
                .post("/api/v1/webhooks/deliveries/" + java.util.UUID.randomUUID() + "/retry")
                .then()
                .statusCode(404)
                .body("code", equalTo("webhook-delivery-not-found"));
    }

    private static Optional<JsonPath> delivery(String id, String state) {
        List<Map<String, Object>> found = Api.asAdministrator()
                .get("/api/v1/webhooks/deliveries?limit=500&state=" + state)
                .jsonPath()
                .getList("items");
        return found.stream()
                .filter(delivery -> id.equals(delivery.get("id")))
                .findFirst()
                .map(delivery -> new JsonPath("{\"attempts\":" + delivery.get("attempts") + ",\"error\":"
                        + (delivery.get("error") == null ? "null" : "\"" + delivery.get("error") + "\"") + "}"));
    }
}
