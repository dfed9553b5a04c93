package dev.weir.quality.worker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.ProfileRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullUnmarked;

/** A service that answers what it is told to, and remembers what it was asked. */
@NullUnmarked
final class FakeService {
    private final int port;
    private final List<String> calls = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Deque<String> offers = new ArrayDeque<>();
    private final Deque<String> profileOffers = new ArrayDeque<>();
    private final Map<String, Deque<Integer>> statuses = new HashMap<>();
    private int registered;
    private HttpServer server;

    /** @param port 0 for any that is free */
    FakeService(int port) {
        this.port = port == 0 ? freePort() : port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-service");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    int port() {
        return port;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    synchronized void offer(ProfileRequest request) {
        profileOffers.add(written(request));
    }

    synchronized void offer(String request) {
        offers.add(request);
    }

    void offer(CheckRequest request) {
        offer(written(request));
    }

    private static String written(Object request) {
        try {
            return ContractJson.MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    void registrations(Integer... answers) {
        answer("workers", answers);
    }

    void claims(Integer... answers) {
        answer("claim", answers);
    }

    void heartbeats(Integer... answers) {
        answer("heartbeat", answers);
    }

    void profileReports(Integer... answers) {
        answer("profile report", answers);
    }

    void reports(Integer... answers) {
        answer("report", answers);
    }

    private synchronized void answer(String kind, Integer... answers) {
        statuses.put(kind, new ArrayDeque<>(List.of(answers)));
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    synchronized String bodyOf(String call) {
        return bodies.get(call);
    }

    synchronized CheckReport report() {
        String call =
                calls.stream().filter(c -> c.contains("/report")).findFirst().orElseThrow();
        try {
            return ContractJson.MAPPER.readValue(bodies.get(call), CheckReport.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    synchronized void awaitCalls(String call, int times) throws InterruptedException {
        while (calls.stream().filter(call::equals).count() < times) {
            wait(20_000);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().toString();
        int status;
        String answer;
        synchronized (this) {
            String call = exchange.getRequestMethod() + " " + path;
            bodies.put(call, body);
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            String last = exchange.getRequestURI().getPath().replaceAll(".*/", "");
            String kind = path.startsWith("/api/v1/profile-jobs/") ? "profile " + last : last;
            Integer told = statuses.getOrDefault(kind, new ArrayDeque<>()).poll();
            status = told != null ? told : usual(kind);
            answer = status >= 400 ? "{\"detail\":\"as told\"}" : answer(kind);
            calls.add(call);
            notifyAll();
        }
        byte[] bytes = status == 204 ? new byte[0] : answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private int usual(String kind) {
        return switch (kind) {
            case "workers" -> 201;
            case "claim" -> offers.isEmpty() ? 204 : 200;
            case "profile claim" -> profileOffers.isEmpty() ? 204 : 200;
            default -> 200;
        };
    }

    private String answer(String kind) {
        return switch (kind) {
            case "workers" ->
                "{\"id\":\"w" + ++registered + "\",\"leaseSeconds\":30,\"heartbeatSeconds\":0.05,\"pollSeconds\":0.02}";
            case "claim" -> offers.isEmpty() ? "" : offers.poll();
            case "profile claim" -> profileOffers.isEmpty() ? "" : profileOffers.poll();
            default -> "{}";
        };
    }
}
