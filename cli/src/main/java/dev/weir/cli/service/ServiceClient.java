package dev.weir.cli.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks with one service. Every call ends in a reply, a {@link ProblemAnswered} or a {@link ServiceUnreachable}. */
public final class ServiceClient {

    static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int LARGEST_PAGE = 500;

    private final URI address;
    private final @Nullable String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** @param address without a path, such as {@code http://127.0.0.1:8080} */
    public ServiceClient(URI address, @Nullable String token) {
        this.address = address;
        this.token = token;
    }

    public URI address() {
        return address;
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    /** Blank parameters are left out. */
    public Reply get(String path, Map<String, String> parameters) {
        return get(path + query(parameters));
    }

    /** What the service answers as it is, be it JSON or not. */
    public String text(String path, Map<String, String> parameters) {
        HttpResponse<String> response = exchange(request("/api/v1" + path + query(parameters))
                .setHeader("Accept", "*/*")
                .GET()
                .build());
        if (response.statusCode() >= 400) {
            throw new ProblemAnswered(problem(response, read(response)));
        }
        return response.body();
    }

    /** Empty where the service answers 404. */
    public Optional<Reply> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (ProblemAnswered e) {
            if (e.problem().status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public Reply post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    /** Several things at once, as an array. */
    public Reply postAll(String path, List<?> items) {
        return send("POST", path, items);
    }

    public Reply put(String path, Map<String, ?> body) {
        return send("PUT", path, body);
    }

    /** A text as it is, such as a file's. */
    public Reply send(String method, String path, Map<String, String> parameters, String type, String text) {
        HttpResponse<String> response = exchange(request("/api/v1" + path + query(parameters))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(text))
                .build());
        JsonNode answer = read(response);
        if (response.statusCode() >= 400) {
            throw new ProblemAnswered(problem(response, answer));
        }
        return new Reply(response.statusCode(), answer);
    }

    /** The items of a listing, at most {@code limit}, page after page. Blank filters are left out. */
    public List<JsonNode> list(String path, Map<String, String> filters, int limit) {
        List<JsonNode> items = new ArrayList<>();
        Map<String, String> query = new LinkedHashMap<>(filters);
        while (true) {
            query.put("limit", String.valueOf(Math.min(LARGEST_PAGE, limit - items.size())));
            JsonNode page = get(path + query(query)).body();
            page.path("items").forEach(items::add);
            String next = page.path("next").asText("");
            if (next.isEmpty() || items.size() >= limit) {
                return items;
            }
            query.put("cursor", next);
        }
    }

    public <T> List<T> list(String path, Map<String, String> filters, int limit, Class<T> shape) {
        return list(path, filters, limit).stream()
                .map(item -> Reply.read(item, shape))
                .toList();
    }

    /** Whether the service says that it can work. Never throws because of the service. */
    public boolean ready() {
        try {
            return exchange(request("/q/health/ready").GET().build()).statusCode() == 200;
        } catch (ServiceUnreachable e) {
            return false;
        }
    }

    private Reply send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = request("/api/v1" + path);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(write(body)));
        }
        HttpResponse<String> response = exchange(request.build());
        JsonNode answer = read(response);
        if (response.statusCode() >= 400) {
            throw new ProblemAnswered(problem(response, answer));
        }
        return new Reply(response.statusCode(), answer);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER)
                .header("Accept", "application/json");
        if (token != null && !token.isBlank()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (ConnectException e) {
            throw new ServiceUnreachable(address, "connection refused", e);
        } catch (HttpTimeoutException e) {
            throw new ServiceUnreachable(address, "no answer in time", e);
        } catch (IOException e) {
            throw new ServiceUnreachable(address, e.getMessage() == null ? "connection lost" : e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnreachable(address, "interrupted", new InterruptedIOException());
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            // Something else than Weir may listen here, such as a proxy with an HTML page.
            throw new ProblemAnswered(new Problem(
                    "Unexpected answer",
                    response.statusCode(),
                    "status " + response.statusCode() + " from " + response.uri()
                            + " without JSON. Is this address a Weir service?",
                    "unexpected-answer",
                    null,
                    List.of()));
        }
    }

    private static Problem problem(HttpResponse<String> response, JsonNode answer) {
        if (answer.has("code") || answer.has("title")) {
            return Reply.read(answer, Problem.class);
        }
        return new Problem(
                "Unexpected answer",
                response.statusCode(),
                "status " + response.statusCode() + " from " + response.uri()
                        + " without a reason. Is this address a Weir service?",
                "unexpected-answer",
                null,
                List.of());
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + body, e);
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isBlank())
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** For a path segment or a query value. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
