package dev.weir.catalog.lineage;

import static dev.weir.catalog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpConfig.Compression;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.JwtTokenProvider;
import io.openlineage.client.transports.TokenProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** OpenLineage's own client, over HTTP, zipped and with a key, as Spark and Flink use it. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class OpenLineageClientTest {

    private final OpenLineage openLineage = new OpenLineage(URI.create("https://example.com/client"));
    private final String namespace = "client-" + UUID.randomUUID();

    static OpenLineageClient client(String key) {
        ApiKeyTokenProvider token = new ApiKeyTokenProvider();
        token.setApiKey(key);
        return client(token);
    }

    private static OpenLineageClient client(TokenProvider token) {
        HttpConfig config = new HttpConfig();
        config.setUrl(URI.create(RestAssured.baseURI + ":" + RestAssured.port));
        config.setAuth(token);
        config.setCompression(Compression.GZIP);
        return new OpenLineageClient(new HttpTransport(config));
    }

    static String producer() {
        return Api.asAdministrator()
                .body(Map.of("name", "client " + UUID.randomUUID(), "role", "producer"))
                .post("/api/v1/tokens")
                .path("token");
    }

    private OpenLineage.RunEvent event(UUID run, EventType type) {
        return openLineage
                .newRunEventBuilder()
                .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
                .eventType(type)
                .run(openLineage.newRunBuilder().runId(run).build())
                .job(openLineage
                        .newJobBuilder()
                        .namespace(namespace)
                        .name("load")
                        .build())
                .inputs(List.of(openLineage
                        .newInputDatasetBuilder()
                        .namespace("postgresql://db:5432")
                        .name(namespace + ".public.orders")
                        .build()))
                .outputs(List.of(openLineage
                        .newOutputDatasetBuilder()
                        .namespace("s3a://lake")
                        .name("/" + namespace + "/orders")
                        .build()))
                .build();
    }

    @Test
    void aRunIsTold() {
        UUID run = UUID.randomUUID();
        OpenLineageClient client = client(producer());

        client.emit(event(run, EventType.START));
        client.emit(event(run, EventType.COMPLETE));

        eventually(
                "the run",
                () -> Api.asAdministrator().get("/api/v1/jobs/runs/" + run).<String>path("state"),
                "COMPLETED"::equals);
        JsonPath job = Api.asAdministrator()
                .get("/api/v1/namespaces/" + namespace + "/jobs/load")
                .jsonPath();
        assertThat(job.getString("inputs[0].namespace")).isEqualTo("postgres://db:5432");
        assertThat(job.getMap("outputs[0]")).isEqualTo(Map.of("namespace", "s3://lake", "name", namespace + "/orders"));
    }

    @Test
    void aJobAndADatasetAreTold() {
        OpenLineageClient client = client(producer());

        client.emit(openLineage
                .newJobEventBuilder()
                .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
                .job(openLineage
                        .newJobBuilder()
                        .namespace(namespace)
                        .name("static")
                        .build())
                .outputs(List.of(openLineage
                        .newOutputDatasetBuilder()
                        .namespace("s3://lake")
                        .name(namespace + "/static")
                        .build()))
                .build());
        client.emit(openLineage
                .newDatasetEventBuilder()
                .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
                .dataset(openLineage
                        .newStaticDatasetBuilder()
                        .namespace("s3://lake")
                        .name(namespace + "/static")
                        .facets(openLineage
                                .newDatasetFacetsBuilder()
                                .documentation(openLineage.newDocumentationDatasetFacet("told by hand", "text/plain"))
                                .build())
                        .build())
                .build());

        String path = "/api/v1/namespaces/s3%3A%2F%2Flake/datasets/" + namespace + "%2Fstatic";
        eventually(
                "the dataset",
                () -> Api.asAdministrator().get(path).<String>path("description"),
                "told by hand"::equals);
        eventually(
                "the job",
                () -> Api.asAdministrator()
                        .get("/api/v1/namespaces/" + namespace + "/jobs/static")
                        .<String>path("outputs[0].name"),
                (namespace + "/static")::equals);
    }

    /** A token endpoint of somebody else's, which gives Weir's token for a key of its own. */
    @Test
    void aTokenThatTheClientFetchesIsTaken() throws IOException {
        byte[] answer = "{\"access_token\": \"%s\", \"expires_in\": 600}"
                .formatted(producer())
                .getBytes(StandardCharsets.UTF_8);
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        endpoint.start();
        try {
            UUID run = UUID.randomUUID();

            client(new JwtTokenProvider(
                            "their-key",
                            URI.create(
                                    "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token")))
                    .emit(event(run, EventType.COMPLETE));

            assertThat(asked).singleElement().asString().contains("apikey=their-key");
            eventually(
                    "the run",
                    () -> Api.asAdministrator().get("/api/v1/jobs/runs/" + run).<String>path("state"),
                    "COMPLETED"::equals);
        } finally {
            endpoint.stop(0);
        }
    }

    @Test
    void aWrongKeyIsAnError() {
        assertThatThrownBy(() -> client("wrong").emit(event(UUID.randomUUID(), EventType.START)))
                .isInstanceOf(OpenLineageClientException.class)
                .hasMessageContaining("401");
    }
}
