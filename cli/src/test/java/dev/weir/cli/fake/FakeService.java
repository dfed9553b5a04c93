package dev.weir.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers what a test tells it to answer, and remembers what it was asked. Anything else is a 404 problem. */
public final class FakeService implements AutoCloseable {

    /** @param body empty where there is none */
    public record Request(String method, String path, String body, String authorization) {

        public String line() {
            return body.isEmpty() ? method + " " + path : method + " " + path + " " + body;
        }
    }

    public record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public FakeService() {
        this(0);
    }

    public FakeService(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * @param what such as {@code GET /api/v1/lakes}; with a query it is for exactly this query
     * @param bodies with status 200, one after the other; the last one stays
     */
    public FakeService on(String what, String... bodies) {
        AtomicInteger turn = new AtomicInteger();
        return on(what, request -> new Answer(200, bodies[Math.min(turn.getAndIncrement(), bodies.length - 1)]));
    }

    public FakeService on(String what, int status, String body) {
        return on(what, request -> new Answer(status, body));
    }

    public FakeService on(String what, Function<Request, Answer> answer) {
        answers.put(what, answer);
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Method, path and body of each, in order. */
    public List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Request request = new Request(
                exchange.getRequestMethod(),
                uri.toString(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                authorization == null ? "" : authorization);
        requests.add(request);
        Function<Request, Answer> found = answers.get(request.method() + " " + uri);
        if (found == null) {
            found = answers.getOrDefault(request.method() + " " + uri.getPath(), FakeService::notFound);
        }
        Answer answer = found.apply(request);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Answer notFound(Request request) {
        return new Answer(404, """
                {"type":"https://weir.dev/problems/not-found","title":"Not found","status":404,"code":"not-found",
                 "detail":"nothing at %s","requestId":"req-1"}""".formatted(request.path()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
