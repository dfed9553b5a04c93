package dev.weir.catalog.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An S3 that can be told what a real one does at its worst moments: refuses a prefix, changes an object between its listing
 * and its reading, tells any time. All its buckets hold the same objects. Keys are plain ASCII.
 */
public final class FakeS3 implements AutoCloseable {

    private static final int KEYS_A_PAGE = 1_000;

    private record Stored(byte[] content, String etag, Instant modified) {}

    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> beforeRead = new ConcurrentHashMap<>();
    private final Queue<String> listed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final HttpServer server;

    private FakeS3(HttpServer server) {
        this.server = server;
    }

    public static FakeS3 start() throws IOException {
        System.setProperty("aws.accessKeyId", "test-key");
        System.setProperty("aws.secretAccessKey", "test-secret");
        FakeS3 s3 = new FakeS3(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        s3.server.createContext("/", s3::answer);
        s3.server.setExecutor(s3.threads);
        s3.server.start();
        return s3;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A lake in a bucket of this name. */
    public void lake(String name) {
        Api.asAdministrator()
                .body(Map.of(
                        "name",
                        name,
                        "root",
                        "s3://" + name + "/",
                        "s3",
                        Map.of("endpoint", endpoint(), "pathStyle", true)))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    public void put(String key, byte[] content) {
        put(key, content, Instant.parse("2026-10-27T10:00:00Z"));
    }

    public void put(String key, byte[] content, Instant modified) {
        objects.put(key, stored(content, modified));
    }

    private static Stored stored(byte[] content, Instant modified) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return new Stored(content, "\"" + sum.getValue() + "-" + content.length + "\"", modified);
    }

    public void delete(String key) {
        objects.remove(key);
    }

    public Set<String> keys() {
        return new TreeSet<>(objects.keySet());
    }

    /** Neither lists below it nor gives anything out. */
    public void refuse(String prefix) {
        refused.add(prefix);
    }

    public void allow(String prefix) {
        refused.remove(prefix);
    }

    /** Happens once, when {@code key} is about to be read. */
    public void beforeRead(String key, Runnable happens) {
        beforeRead.put(key, happens);
    }

    /** How often something was listed since the last time this was asked. */
    public int lists() {
        return listed().size();
    }

    /** The queries of the listings since the last time this was asked, in their order. */
    public List<String> listed() {
        List<String> queries = new ArrayList<>();
        for (String query = listed.poll(); query != null; query = listed.poll()) {
            queries.add(query);
        }
        return queries;
    }

    /** How often something was read since the last time this was asked. */
    public int reads() {
        return reads.getAndSet(0);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            Map<String, String> query = query(call.getRequestURI().getRawQuery());
            String[] path = call.getRequestURI().getPath().substring(1).split("/", 2);
            if (call.getRequestMethod().equals("PUT") && path.length == 2) {
                write(call, path[1]);
            } else if (call.getRequestMethod().equals("DELETE") && path.length == 2) {
                objects.remove(path[1]);
                send(call, 204, new byte[0]);
            } else if (!call.getRequestMethod().matches("GET|HEAD")) {
                error(call, 405, "MethodNotAllowed");
            } else if (path.length == 1 || path[1].isEmpty()) {
                listed.add(call.getRequestURI().getQuery());
                list(call, path[0], query);
            } else {
                read(call, path[1]);
            }
        }
    }

    private boolean isRefused(String key) {
        return refused.stream().anyMatch(key::startsWith);
    }

    // Of two who want to create a key, one does.
    private void write(HttpExchange call, String key) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        boolean chunked = call.getRequestHeaders().containsKey("x-amz-decoded-content-length");
        Stored stored = stored(chunked ? unchunked(body) : body, Instant.now());
        if (call.getRequestHeaders().containsKey("If-None-Match")) {
            if (objects.putIfAbsent(key, stored) != null) {
                error(call, 412, "PreconditionFailed");
                return;
            }
        } else {
            objects.put(key, stored);
        }
        call.getResponseHeaders().add("ETag", stored.etag());
        send(call, 200, new byte[0]);
    }

    /** Each chunk has its length in hex, perhaps a signature, and a line break on both sides; a trailer follows the empty one. */
    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String head = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(head.split(";", 2)[0], 16);
            if (length == 0) {
                return content.toByteArray();
            }
            content.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    private void list(HttpExchange call, String bucket, Map<String, String> query) throws IOException {
        String prefix = query.getOrDefault("prefix", "");
        String delimiter = query.getOrDefault("delimiter", "");
        if (isRefused(prefix)) {
            error(call, 403, "AccessDenied");
            return;
        }
        StringBuilder contents = new StringBuilder();
        Set<String> folders = new TreeSet<>();
        String after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
        String key = after.isEmpty() ? objects.ceilingKey(prefix) : objects.higherKey(after);
        String last = null;
        int entries = 0;
        while (key != null && key.startsWith(prefix) && entries < KEYS_A_PAGE) {
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            Stored stored = objects.get(key);
            if (end >= 0) {
                folders.add(key.substring(0, end + 1));
                last = key.substring(0, end + 1) + '\u00ff';
                entries++;
            } else {
                if (stored != null) {
                    contents.append(
                            "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size></Contents>"
                                    .formatted(xml(key), stored.modified(), stored.etag(), stored.content().length));
                    entries++;
                }
                last = key;
            }
            key = objects.higherKey(last);
        }
        boolean more = key != null && key.startsWith(prefix);
        StringBuilder answer = new StringBuilder("<ListBucketResult><Name>" + bucket + "</Name><IsTruncated>" + more
                + "</IsTruncated><KeyCount>" + entries + "</KeyCount>");
        if (more) {
            answer.append("<NextContinuationToken>")
                    .append(xml(String.valueOf(last)))
                    .append("</NextContinuationToken>");
        }
        answer.append(contents);
        folders.forEach(folder ->
                answer.append("<CommonPrefixes><Prefix>").append(xml(folder)).append("</Prefix></CommonPrefixes>"));
        send(call, 200, answer.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private void read(HttpExchange call, String key) throws IOException {
        reads.incrementAndGet();
        Runnable happens = beforeRead.remove(key);
        if (happens != null) {
            happens.run();
        }
        Stored stored = objects.get(key);
        if (isRefused(key)) {
            error(call, 403, "AccessDenied");
        } else if (stored == null) {
            error(call, 404, "NoSuchKey");
        } else {
            byte[] content = stored.content();
            String range = call.getRequestHeaders().getFirst("Range");
            call.getResponseHeaders().add("ETag", stored.etag());
            call.getResponseHeaders().add("Last-Modified", "Tue, 27 Oct 2026 10:00:00 GMT");
            if (range == null) {
                send(call, 200, content);
                return;
            }
            String[] bounds = range.substring("bytes=".length()).split("-", 2);
            int from = bounds[0].isEmpty()
                    ? Math.max(0, content.length - Integer.parseInt(bounds[1]))
                    : Integer.parseInt(bounds[0]);
            int to = bounds[0].isEmpty() || bounds[1].isEmpty()
                    ? content.length
                    : (int) Math.min(content.length, Long.parseLong(bounds[1]) + 1);
            if (from >= content.length) {
                error(call, 416, "InvalidRange");
                return;
            }
            call.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
            send(call, 206, Arrays.copyOfRange(content, from, to));
        }
    }

    private static void error(HttpExchange call, int status, String code) throws IOException {
        String body = "<Error><Code>" + code + "</Code><Message>" + code + "</Message><RequestId>" + UUID.randomUUID()
                + "</RequestId></Error>";
        send(call, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange call, int status, byte[] body) throws IOException {
        boolean head = call.getRequestMethod().equals("HEAD");
        if (head) {
            call.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        call.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            call.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
