package dev.weir.e2e.town;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The service's REST API, as a script would use it. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;

    public Api(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** An answer. @param body missing if it was no JSON */
    public record Answer(int status, JsonNode body) {}

    /** The body of a 200. */
    public JsonNode get(String path) {
        Answer answer = ask(() -> send("GET", path, ""));
        if (answer.status() != 200) {
            throw new AssertionError("GET " + path + " answered " + answer);
        }
        return answer.body();
    }

    public Answer put(String path, Object body) {
        return ask(() -> send("PUT", path, write(body)));
    }

    public Answer post(String path, Object body) {
        return ask(() -> send("POST", path, write(body)));
    }

    /** Asks again until there is an answer that is no error of the server, as any client must whose service may be killed. */
    public Answer postUntilAnswered(String path, Object body, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Answer answer = send("POST", path, write(body));
                if (answer.status() < 500) {
                    return answer;
                }
            } catch (IOException gone) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(
                            "POST " + path + " was not answered in " + patience.toSeconds() + " s", gone);
                }
            }
            Eventually.pause(Duration.ofMillis(100));
        }
    }

    boolean ready() {
        try {
            return send("GET", "/q/health/ready", "").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @FunctionalInterface
    private interface Question {
        Answer ask() throws IOException;
    }

    private static Answer ask(Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new AssertionError("the service does not answer", e);
        }
    }

    private Answer send(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), read(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
