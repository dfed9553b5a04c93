package dev.weir.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What helm makes of the chart. Skipped, and said so, where there is no helm. */
class RenderedChartTest {

    private static final List<String> BOTH = List.of("Deployment/demo-weir", "Deployment/demo-weir-worker");

    @BeforeAll
    static void findHelm() {
        boolean found = Chart.helm().isPresent();
        if (!found) {
            System.err.println(
                    "SKIPPED: the chart is not rendered, since no helm was found. Install it: helm/setup (needs Go)");
        }
        assumeTrue(found, "no helm; install it with helm/setup");
    }

    @Test
    void helmFindsNothingWrong() throws Exception {
        Chart.Answer answer = Chart.helm("lint");

        assertThat(answer.output()).contains("0 chart(s) failed");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void theDefaultsGiveTheseObjects() throws Exception {
        assertThat(Chart.rendered())
                .containsOnlyKeys(
                        "ConfigMap/demo-weir-service",
                        "ConfigMap/demo-weir-worker",
                        "Deployment/demo-weir",
                        "Deployment/demo-weir-worker",
                        "Service/demo-weir",
                        "ServiceAccount/demo-weir");
    }

    @Test
    void theServiceIsProbedWhereQuarkusAnswers() throws Exception {
        JsonNode container = container(Chart.rendered(), "Deployment/demo-weir");

        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
    }

    @Test
    void nobodyIsRootAndNothingWritesBesideTmp() throws Exception {
        Map<String, JsonNode> documents = Chart.rendered();

        for (String deployment : BOTH) {
            JsonNode pod = documents.get(deployment).at("/spec/template/spec");
            JsonNode container = container(documents, deployment);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
            assertThat(pod.at("/volumes/0").has("emptyDir")).isTrue();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            // Else a service called weir gives every pod a WEIR_PORT.
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        }
    }

    @Test
    void secretsComeByReferenceOnly() throws Exception {
        Map<String, JsonNode> documents =
                Chart.rendered("database.existingSecret=pg", "auth.existingSecret=tokens", "auth.keys.workerToken=w");

        assertThat(secrets(documents, "Deployment/demo-weir"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "WEIR_DB_URL", "pg/url",
                        "WEIR_DB_USER", "pg/user",
                        "WEIR_DB_PASSWORD", "pg/password",
                        "WEIR_AUTH_ADMIN_TOKEN", "tokens/admin-token",
                        "WEIR_AUTH_WORKER_TOKEN", "tokens/w"));
        assertThat(secrets(documents, "Deployment/demo-weir-worker")).isEqualTo(Map.of("WEIR_TOKEN", "tokens/w"));
        assertThat(documents.keySet()).noneMatch(name -> name.startsWith("Secret/"));
    }

    @Test
    void theServiceListensForOthersOnlyWithTokens() throws Exception {
        JsonNode settings = Chart.rendered().get("ConfigMap/demo-weir-service").path("data");

        assertThat(settings.path("QUARKUS_HTTP_HOST").asText()).isEqualTo("0.0.0.0");
        assertThat(settings.path("WEIR_AUTH_MODE").asText()).isEqualTo("token");
    }

    @Test
    void theWorkersFindTheService() throws Exception {
        Map<String, JsonNode> documents = Chart.rendered("service.port=9000", "worker.replicas=3", "worker.heap=6g");

        assertThat(documents
                        .get("ConfigMap/demo-weir-worker")
                        .at("/data/WEIR_URL")
                        .asText())
                .isEqualTo("http://demo-weir:9000");
        assertThat(documents.get("Service/demo-weir").at("/spec/ports/0/port").asInt())
                .isEqualTo(9000);
        assertThat(documents.get("Service/demo-weir").at("/spec/selector"))
                .isEqualTo(documents.get("Deployment/demo-weir").at("/spec/selector/matchLabels"))
                .isNotEqualTo(documents.get("Deployment/demo-weir-worker").at("/spec/selector/matchLabels"));
        assertThat(documents
                        .get("Deployment/demo-weir-worker")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(3);
        assertThat(container(documents, "Deployment/demo-weir-worker")
                        .at("/command")
                        .toString())
                .contains("-Xmx6g");
    }

    @Test
    void aChangedSettingStartsNewPods() throws Exception {
        assertThat(checksum(Chart.rendered("service.config.WEIR_CRAWL_AT_ONCE=4")))
                .isNotEqualTo(checksum(Chart.rendered()));
    }

    @Test
    void theDisruptionBudgetIsThereWhenAskedFor() throws Exception {
        assertThat(Chart.rendered("podDisruptionBudget.enabled=true", "service.replicas=2"))
                .containsKey("PodDisruptionBudget/demo-weir");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service.replica=2",
                "service.replicas=0",
                "worker.heap=lots",
                "service.config.WEIR_DB_PASSWORD=secret",
                "image.service.pullPolicy=Sometimes",
                "database.url=jdbc:postgresql://db/weir"
            })
    void badValuesAreRefused(String value) throws Exception {
        Chart.Answer answer = Chart.helm("template", value);

        assertThat(answer.exit()).isNotZero();
        assertThat(answer.output()).contains("values don't meet the specifications of the schema");
    }

    private static JsonNode container(Map<String, JsonNode> documents, String deployment) {
        return documents.get(deployment).at("/spec/template/spec/containers/0");
    }

    private static String checksum(Map<String, JsonNode> documents) {
        return documents
                .get("Deployment/demo-weir")
                .at("/spec/template/metadata/annotations/checksum~1config")
                .asText();
    }

    private static Map<String, String> secrets(Map<String, JsonNode> documents, String deployment) {
        Map<String, String> secrets = new TreeMap<>();
        Stream<JsonNode> variables = java.util.stream.StreamSupport.stream(
                container(documents, deployment).path("env").spliterator(), false);
        variables
                .filter(variable -> variable.at("/valueFrom").has("secretKeyRef"))
                .forEach(variable -> secrets.put(
                        variable.path("name").asText(),
                        variable.at("/valueFrom/secretKeyRef/name").asText() + "/"
                                + variable.at("/valueFrom/secretKeyRef/key").asText()));
        return secrets;
    }
}
