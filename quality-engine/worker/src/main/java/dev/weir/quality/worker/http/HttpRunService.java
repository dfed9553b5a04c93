package dev.weir.quality.worker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.contract.ProfileRequest;
import dev.weir.quality.worker.run.RunService;
import dev.weir.quality.worker.run.ServiceRefused;
import dev.weir.quality.worker.run.ServiceUnreachable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service's REST API, {@code /api/v1/workers} and {@code /api/v1/runs}. */
public final class HttpRunService implements RunService {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI api;
    private final @Nullable String token;

    /** @param url where the service is, such as {@code http://127.0.0.1:8080} */
    public HttpRunService(URI url, @Nullable String token) {
        this.api = URI.create(url.toString().replaceAll("/+$", "") + "/api/v1/");
        this.token = token;
    }

    @Override
    public Registration register(String name, String engine, int cores) {
        HttpResponse<String> response = post("workers", write(Map.of("name", name, "engine", engine, "cores", cores)));
        if (response.statusCode() != 201 && response.statusCode() != 200) {
            throw refused(response);
        }
        JsonNode body = read(response.body());
        return new Registration(
                body.path("id").asText(),
                seconds(body, "leaseSeconds", 30),
                seconds(body, "heartbeatSeconds", 10),
                seconds(body, "pollSeconds", 1));
    }

    @Override
    public Claim claim(String workerId) {
        HttpResponse<String> response = post("workers/" + workerId + "/claim", "");
        return switch (response.statusCode()) {
            case 200 -> request(response.body());
            case 204 -> new Claim.NothingToDo();
            case 404 -> new Claim.WorkerUnknown();
            default -> throw refused(response);
        };
    }

    @Override
    public Lease heartbeat(String workerId, String runId, int attempt) {
        return lease("runs/" + runId, workerId, attempt);
    }

    private Lease lease(String work, String workerId, int attempt) {
        HttpResponse<String> response =
                post(work + "/heartbeat", write(Map.of("worker", workerId, "attempt", attempt)));
        return switch (response.statusCode()) {
            case 200, 204 -> Lease.HELD;
            case 404, 409 -> Lease.LOST;
            default -> throw refused(response);
        };
    }

    @Override
    public Receipt report(String workerId, CheckReport report) {
        return receipt("runs/" + report.runId(), workerId, report);
    }

    private Receipt receipt(String work, String workerId, Object report) {
        HttpResponse<String> response = post(work + "/report?worker=" + workerId, write(report));
        return switch (response.statusCode()) {
            case 200, 204 -> Receipt.ACCEPTED;
            case 404 -> Receipt.WORKER_UNKNOWN;
            case 409 -> Receipt.LEASE_LOST;
            default -> throw refused(response);
        };
    }

    @Override
    public Optional<ProfileRequest> claimProfile(String workerId) {
        HttpResponse<String> response = post("profile-jobs/claim?worker=" + workerId, "");
        return switch (response.statusCode()) {
            case 200 -> Optional.of(profileRequest(response.body()));
            // A service of an earlier version answers 404 as well; a worker it has forgotten learns so by its next
            // claim.
            case 204, 404 -> Optional.empty();
            default -> throw refused(response);
        };
    }

    private static ProfileRequest profileRequest(String body) {
        try {
            return ContractJson.MAPPER.readValue(body, ProfileRequest.class);
        } catch (JsonProcessingException e) {
            throw new ServiceUnreachable("the answer to a claim is no profile request: " + e.getOriginalMessage());
        }
    }

    @Override
    public Lease profileHeartbeat(String workerId, String profileId, int attempt) {
        return lease("profile-jobs/" + profileId, workerId, attempt);
    }

    @Override
    public Receipt reportProfile(String workerId, ProfileReport report) {
        return receipt("profile-jobs/" + report.profileId(), workerId, report);
    }

    private static Duration seconds(JsonNode body, String field, double otherwise) {
        return Duration.ofMillis(Math.round(body.path(field).asDouble(otherwise) * 1000));
    }

    private static Claim request(String body) {
        try {
            return new Claim.Run(ContractJson.MAPPER.readValue(body, CheckRequest.class));
        } catch (JsonProcessingException e) {
            JsonNode tree = read(body);
            if (!tree.hasNonNull("runId")) {
                throw new ServiceUnreachable("the answer to a claim is no check request: " + e.getOriginalMessage());
            }
            return new Claim.NotUnderstood(
                    tree.path("runId").asText(), tree.path("attempt").asInt(), e.getOriginalMessage());
        }
    }

    private HttpResponse<String> post(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = send(request.build());
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            throw new ServiceUnreachable(describe(response));
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            String reason = e.getMessage() == null ? "no connection" : e.getMessage();
            throw new ServiceUnreachable(request.uri() + ": " + reason, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnreachable("interrupted", e);
        }
    }

    private static ServiceRefused refused(HttpResponse<String> response) {
        String hint = response.statusCode() == 401 || response.statusCode() == 403 ? "; is WEIR_TOKEN right?" : "";
        return new ServiceRefused(describe(response) + hint);
    }

    /** The problem's detail (RFC 9457) if there is one. */
    private static String describe(HttpResponse<String> response) {
        JsonNode problem = read(response.body());
        String detail = problem.path("detail").asText(problem.path("title").asText(""));
        return response.uri() + " answered " + response.statusCode() + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static JsonNode read(String body) {
        try {
            return ContractJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // not JSON: a proxy's page, say
        }
    }

    private static String write(Object body) {
        try {
            return ContractJson.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the contract's records can always be written", e);
        }
    }
}
