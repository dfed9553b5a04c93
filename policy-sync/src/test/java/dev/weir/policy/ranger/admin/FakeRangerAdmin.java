package dev.weir.policy.ranger.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.policy.ranger.RangerJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Ranger Admin 2.9.0 as far as Weir speaks with one, made after recordings of a real one; a test replays them. It has a Trino
 * service {@code lake_trino}, linked with the tag service {@code lake_tags}, and the administrator {@code admin}.
 */
public final class FakeRangerAdmin implements AutoCloseable {
    static {
        // Otherwise each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public static final String USER = "admin";
    public static final String PASSWORD = "test";

    /** What goes wrong with one request. */
    public enum Fault {
        /** Carries it out, and closes the connection without an answer. */
        DROP_ANSWER,
        /** Closes the connection at once. */
        DROP_REQUEST,
        /** Answers 500, and does nothing. */
        BROKEN,
        /** Carries it out, and answers 500. */
        BROKEN_AFTERWARDS,
        /** Answers 503, and does nothing. */
        BUSY,
        /** Answers after a while. */
        SLOW,
        /** Carries it out, and sends half of the answer. */
        HALF_ANSWER
    }

    private record Planned(String method, String part, Fault fault) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, String> passwords = new ConcurrentHashMap<>(Map.of(USER, PASSWORD));
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Deque<Planned> faults = new ArrayDeque<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, String> services = new LinkedHashMap<>(Map.of("lake_tags", "tag", "lake_trino", "trino"));
    private final Map<String, Map<String, Object>> users = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> roles = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> zones = new LinkedHashMap<>();
    private final FakePolicies policies = new FakePolicies(this);
    private final FakeTags tags = new FakeTags();
    private long lastId = 100;
    private int miscount;

    public FakeRangerAdmin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        addUser(USER);
        addUser("x");
        addGroup("public");
        policies.addDefaults("lake_tags", "");
        policies.addDefaults("lake_trino", "");
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A connection that is quick to try again and quick to give up. */
    public AdminConnection connection() {
        return new AdminConnection(url(), USER, PASSWORD, Duration.ofSeconds(5), 3, Duration.ofMillis(1), 1000);
    }

    public void addUser(String name) {
        users.putIfAbsent(name, named(name));
    }

    public void addGroup(String name) {
        groups.putIfAbsent(name, named(name));
    }

    /** Somebody who may log in and nothing else. */
    public void addLogin(String name, String password) {
        addUser(name);
        passwords.put(name, password);
    }

    /** The next request of this method whose path contains {@code part} goes wrong. */
    public synchronized void next(String method, String part, Fault fault) {
        faults.add(new Planned(method, part, fault));
    }

    /** From now on its counts are wrong by so many. */
    public void miscountBy(int many) {
        miscount = many;
    }

    public void endSessions() {
        sessions.clear();
    }

    public int logins() {
        return logins.get();
    }

    public int requests() {
        return requests.get();
    }

    int miscount() {
        return miscount;
    }

    boolean isTag(String service) {
        return "tag".equals(services.get(service));
    }

    boolean isAdmin(String user) {
        return user.equals(USER);
    }

    boolean hasZone(String zone) {
        return zones.containsKey(zone);
    }

    void checkPrincipals(String kind, Set<String> names, boolean create) {
        Map<String, Map<String, Object>> known = kind.equals("User") ? users : kind.equals("Group") ? groups : roles;
        for (String name : names) {
            boolean macro = name.startsWith("{");
            if (create) {
                known.computeIfAbsent(name, this::named);
            } else if (!macro && !known.containsKey(name)) {
                throw FakeReply.no(
                        400,
                        400,
                        "Operation denied. " + kind + " name: " + name
                                + " specified in policy does not exist in ranger admin.");
            }
        }
    }

    private Map<String, Object> named(String name) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", ++lastId);
        one.put("name", name);
        return one;
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Fault fault =
                fault(exchange.getRequestMethod(), exchange.getRequestURI().toString());
        if (fault == Fault.DROP_REQUEST) {
            exchange.close();
            return;
        }
        if (fault == Fault.SLOW) {
            sleep();
        }
        FakeReply reply = fault == Fault.BROKEN || fault == Fault.BUSY
                ? FakeReply.no(fault == Fault.BUSY ? 503 : 500, 1, "out of order")
                : reply(exchange, body);
        if (fault == Fault.BROKEN_AFTERWARDS) {
            reply = FakeReply.no(500, 1, "out of order");
        }
        if (fault == Fault.DROP_ANSWER) {
            exchange.close();
            return;
        }
        byte[] bytes = reply.body instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : FakeRequest.JSON.writeValueAsBytes(reply.body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes, 0, fault == Fault.HALF_ANSWER ? bytes.length / 2 : bytes.length);
        }
        exchange.close();
    }

    private synchronized @Nullable Fault fault(String method, String path) {
        for (Planned planned : faults) {
            if (planned.method().equals(method) && path.contains(planned.part())) {
                faults.remove(planned);
                return planned.fault();
            }
        }
        return null;
    }

    private static void sleep() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FakeReply reply(HttpExchange exchange, String body) {
        try {
            String user = login(exchange);
            String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
            boolean browser =
                    agent.contains("Mozilla") && !exchange.getRequestHeaders().containsKey("X-XSRF-HEADER");
            if (browser && !exchange.getRequestMethod().equals("GET")) {
                return new FakeReply(
                        400, "<!doctype html><html lang=\"en\"><body><h1>HTTP Status 400</h1></body></html>");
            }
            FakeRequest request = FakeRequest.of(exchange.getRequestMethod(), exchange.getRequestURI(), user, body);
            synchronized (this) {
                return new FakeReply(200, route(request));
            }
        } catch (FakeReply no) {
            return no;
        }
    }

    private String login(HttpExchange exchange) {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookie != null) {
            String user = sessions.get(cookie.replaceFirst(".*RANGERADMINSESSIONID=([^;]*).*", "$1"));
            if (user != null) {
                return user;
            }
        }
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic == null) {
            throw FakeReply.no(401, 401, "Authentication Failed");
        }
        logins.incrementAndGet();
        String[] both = new String(
                        Base64.getDecoder().decode(basic.substring("Basic ".length())), StandardCharsets.UTF_8)
                .split(":", 2);
        AtomicInteger failed = failures.computeIfAbsent(both[0], none -> new AtomicInteger());
        if (failed.get() >= 5 || !both[1].equals(passwords.get(both[0]))) {
            failed.incrementAndGet();
            throw FakeReply.no(401, 401, "Authentication Failed");
        }
        String session = UUID.randomUUID().toString();
        sessions.put(session, both[0]);
        exchange.getResponseHeaders().add("Set-Cookie", "RANGERADMINSESSIONID=" + session + "; Path=/; HttpOnly");
        return both[0];
    }

    private Object route(FakeRequest request) {
        return switch (request.part(1)) {
            case "public" -> publicApi(request);
            case "plugins" -> plugins(request);
            case "tags" -> tagApi(request);
            case "xusers" -> principalApi(request);
            default -> throw FakeReply.notFound();
        };
    }

    private Object publicApi(FakeRequest request) {
        return switch (request.part(4)) {
            case "policy" -> policies.handle(request, 5);
            case "service" -> service(request);
            case "roles" -> roleApi(request);
            case "zones" -> zoneApi(request);
            default -> throw FakeReply.notFound();
        };
    }

    private Object service(FakeRequest request) {
        if (request.part(5).equals("name")) {
            String name = request.part(6);
            if (!services.containsKey(name)) {
                throw FakeReply.notFound();
            }
            Map<String, Object> service = named(name);
            service.put("version", 1);
            service.put("type", services.get(name));
            if (!isTag(name)) {
                service.put("tagService", "lake_tags");
            }
            return service;
        }
        String name = request.part(5);
        if (request.part(6).equals("tags")) {
            if (!services.containsKey(name)) {
                throw new FakeReply(400, Map.of("statusCode", 400));
            }
            return request.method().equals("PUT") ? tags.put(request) : tags.get(name);
        }
        return policies.handleByName(request, name, request.part(7));
    }

    private Object plugins(FakeRequest request) {
        if (!request.part(2).equals("policies")) {
            throw FakeReply.notFound();
        }
        String service = request.part(3).equals("service") ? "lake_trino" : request.parameter("serviceName");
        return policies.counted(request, service);
    }

    private Object tagApi(FakeRequest request) {
        return switch (request.part(2)) {
            case "tagdefs" -> request.method().equals("POST") ? tags.post(request.json()) : tags.definitions();
            case "tagdef" -> tags.undefine(request.part(3));
            case "types" ->
                tags.definitions().stream().map(one -> one.get("name")).toList();
            default -> throw FakeReply.notFound();
        };
    }

    private Object principalApi(FakeRequest request) {
        boolean user = request.path().contains("users") && !request.path().contains("groups");
        Map<String, Map<String, Object>> known = user ? users : groups;
        if (request.method().equals("POST")) {
            Map<String, Object> wanted = request.json();
            String name = String.valueOf(wanted.get("name"));
            if (known.containsKey(name)) {
                throw FakeReply.no(400, 1, user ? name + " already exists" : "XGroup already exists");
            }
            wanted.put("id", ++lastId);
            wanted.replace("password", "*****");
            known.put(name, wanted);
            return wanted;
        }
        List<Map<String, Object>> all = new ArrayList<>(known.values());
        int start = Math.min(request.number("startIndex", 0), all.size());
        List<Map<String, Object>> page =
                all.subList(start, Math.min(all.size(), start + request.number("pageSize", 200)));
        return Map.of("totalCount", all.size(), "resultSize", page.size(), user ? "vXUsers" : "vXGroups", page);
    }

    private Object roleApi(FakeRequest request) {
        boolean byName = request.part(5).equals("name");
        switch (request.method()) {
            case "POST" -> {
                Map<String, Object> wanted = request.json();
                String name = String.valueOf(wanted.get("name"));
                if (roles.containsKey(name)) {
                    throw FakeReply.no(400, 1, "role with name: " + name + " already exists");
                }
                return keepRole(wanted, ++lastId, request.flag("createNonExistUserGroup"));
            }
            case "PUT" -> {
                Map<String, Object> old = roles.values().stream()
                        .filter(one -> String.valueOf(one.get("id")).equals(request.part(5)))
                        .findFirst()
                        .orElseThrow(FakeReply::notFound);
                return keepRole(request.json(), ((Number) old.getOrDefault("id", 0)).longValue(), false);
            }
            case "DELETE" -> {
                Map<String, Object> old = role(request.part(6));
                if (policies.usesRole(request.part(6))) {
                    throw FakeReply.no(
                            400,
                            1,
                            "Role '" + request.part(6)
                                    + "' can not be deleted as it is referenced in one or more policies");
                }
                roles.remove(String.valueOf(old.get("name")));
                throw new FakeReply(204, "");
            }
            default -> {
                // The list is deaf to paging.
                return byName
                        ? role(request.part(6))
                        : roles.values().stream()
                                .filter(one ->
                                        String.valueOf(one.get("name")).contains(request.parameter("roleNamePartial")))
                                .toList();
            }
        }
    }

    private Map<String, Object> role(String name) {
        Map<String, Object> found = roles.get(name);
        if (found == null) {
            throw FakeReply.no(400, 1, "role with name: " + name + " does not exist");
        }
        return found;
    }

    private Map<String, Object> keepRole(Map<String, Object> wanted, long id, boolean create) {
        for (String kind : List.of("users", "groups", "roles")) {
            Map<String, Map<String, Object>> known =
                    kind.equals("users") ? users : kind.equals("groups") ? groups : roles;
            Set<String> names = new TreeSet<>();
            RangerJson.maps(wanted.get(kind)).forEach(one -> names.add(String.valueOf(one.get("name"))));
            for (String name : names) {
                if (create) {
                    known.computeIfAbsent(name, this::named);
                } else if (!known.containsKey(name)) {
                    throw FakeReply.no(
                            400, 1, kind.substring(0, kind.length() - 1) + " with name: " + name + " does not exist ");
                }
            }
        }
        Map<String, Object> kept = new LinkedHashMap<>(wanted);
        kept.put("id", id);
        kept.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        for (String kind : List.of("users", "groups", "roles")) {
            if (kept.containsKey(kind)) {
                kept.put(
                        kind,
                        RangerJson.maps(kept.get(kind)).stream()
                                .map(one ->
                                        Map.of("name", one.get("name"), "isAdmin", one.getOrDefault("isAdmin", false)))
                                .toList());
            }
        }
        roles.values().removeIf(one -> Long.valueOf(id).equals(one.get("id")));
        roles.put(String.valueOf(kept.get("name")), kept);
        return kept;
    }

    private Object zoneApi(FakeRequest request) {
        if (request.method().equals("POST")) {
            Map<String, Object> zone = request.json();
            zone.put("id", ++lastId);
            String name = String.valueOf(zone.get("name"));
            zones.put(name, zone);
            policies.addDefaults("lake_trino", name);
            return zone;
        }
        if (request.part(5).equals("name")) {
            return zones.getOrDefault(request.part(6), Map.of());
        }
        return List.copyOf(zones.values());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
