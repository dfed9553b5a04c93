package dev.weir.bench.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An S3 that holds a lake of any size without holding it: the keys of a listing are counted out, and every object is the same
 * Parquet file. It answers what a crawl asks (ListObjectsV2, GetObject with a range) and nothing else; it is ours, and made
 * for these benchmarks.
 *
 * <p>A lake has tables {@code t00000/}, of ten partitions of a hundred files; a large table is one, of partitions of two
 * thousand files; a flat folder is one without partitions.
 */
final class GeneratedBucket implements AutoCloseable {

    static final String BUCKET = "generated";

    private static final int PARTITIONS = 10;
    private static final int FILES = 100;
    private static final int FILES_OF_LARGE = 2_000;
    private static final Pattern PLACE = Pattern.compile("(lake|table|flat)(\\d+)(-\\w+)?/.*");
    private static final Pattern KEY = Pattern.compile(PLACE.pattern() + "part-\\d+\\.parquet");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final String MODIFIED = "2026-10-27T00:00:00.000Z";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final byte[] file;
    private final AtomicLong lists = new AtomicLong();

    private GeneratedBucket(HttpServer server, byte[] file) {
        this.server = server;
        this.file = file.clone();
    }

    /** @param file what each object holds */
    static GeneratedBucket start(byte[] file) throws IOException {
        // Else each answer waits 40 ms for the client's acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        GeneratedBucket bucket = new GeneratedBucket(server, file);
        server.createContext("/" + BUCKET, bucket::answer);
        server.setExecutor(bucket.threads);
        server.start();
        return bucket;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The folder of a lake of {@code objects}, which are whole tables. @param name tells such lakes apart */
    static String lake(int objects, String name) {
        return "lake" + objects + "-" + name + "/";
    }

    /** The folder with one table. */
    static String table(int objects) {
        return "table" + objects + "/";
    }

    /** The folder with one folder of files. */
    static String flat(int objects) {
        return "flat" + objects + "/";
    }

    /** What a folder's keys are, which sort as their numbers do. */
    private record Keys(String folder, String kind, int objects) {
        static Keys of(String prefix) {
            Matcher place = PLACE.matcher(prefix);
            if (!place.matches()) {
                throw new IllegalStateException("lists " + prefix);
            }
            String name = place.group(3) == null ? "" : place.group(3);
            return new Keys(
                    place.group(1) + place.group(2) + name + "/", place.group(1), Integer.parseInt(place.group(2)));
        }

        String key(int i) {
            return switch (kind) {
                case "lake" -> {
                    int ofTable = PARTITIONS * FILES;
                    yield folder + "t" + digits(i / ofTable, 5) + "/day=2026-10-"
                            + digits(i % ofTable / FILES + PARTITIONS, 2) + "/part-" + digits(i % FILES, 4)
                            + ".parquet";
                }
                case "table" ->
                    folder + "t/bucket=" + digits(i / FILES_OF_LARGE, 5) + "/part-" + digits(i % FILES_OF_LARGE, 4)
                            + ".parquet";
                default -> folder + "t/part-" + digits(i, 8) + ".parquet";
            };
        }
    }

    long lists() {
        return lists.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            String path = exchange.getRequestURI().getPath();
            String key = path.length() > BUCKET.length() + 2 ? path.substring(BUCKET.length() + 2) : "";
            if ("2".equals(query.get("list-type"))) {
                lists.incrementAndGet();
                send(exchange, 200, list(query).getBytes(StandardCharsets.UTF_8), "application/xml");
            } else if (KEY.matcher(key).matches()) {
                object(exchange);
            } else {
                send(
                        exchange,
                        404,
                        "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8),
                        "application/xml");
            }
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String part : raw.split("&")) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                query.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private String list(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
        Keys keys = Keys.of(prefix);
        StringBuilder xml = new StringBuilder(200_000);
        xml.append(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        boolean levels = "/".equals(query.get("delimiter"));
        String last = levels ? folders(xml, keys, prefix) : keys(xml, keys, prefix, after);
        xml.append("<IsTruncated>").append(!last.isEmpty()).append("</IsTruncated>");
        if (!last.isEmpty()) {
            xml.append("<NextContinuationToken>").append(last).append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    /** @return the last key if there are more; otherwise an empty text */
    private String keys(StringBuilder xml, Keys keys, String prefix, String after) {
        int from = first(keys, prefix, after);
        int given = 0;
        String key = "";
        for (int i = from; i < keys.objects(); i++) {
            String next = keys.key(i);
            if (!next.startsWith(prefix)) {
                return "";
            }
            if (given == 1000) {
                return key;
            }
            key = next;
            given++;
            xml.append("<Contents><Key>")
                    .append(key)
                    .append("</Key><LastModified>")
                    .append(MODIFIED)
                    .append("</LastModified><ETag>&quot;9b2cf535f27731c974343645a3985328&quot;</ETag><Size>")
                    .append(file.length)
                    .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }
        return "";
    }

    /** By halving: keys sort as their numbers do. */
    private static int first(Keys keys, String prefix, String after) {
        int low = 0;
        int high = keys.objects();
        while (low < high) {
            int middle = (low + high) >>> 1;
            String key = keys.key(middle);
            if (key.compareTo(prefix) < 0 || (!after.isEmpty() && key.compareTo(after) <= 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static String folders(StringBuilder xml, Keys keys, String prefix) {
        String last = "";
        for (int i = first(keys, prefix, ""); i < keys.objects(); i = first(keys, prefix, last)) {
            String key = keys.key(i);
            int slash = key.indexOf('/', prefix.length());
            if (!key.startsWith(prefix) || slash < 0) {
                return "";
            }
            folder(xml, key.substring(0, slash + 1));
            // The next text after all that begin so: a slash is followed by a zero.
            last = key.substring(0, slash) + "0";
        }
        return "";
    }

    private static void folder(StringBuilder xml, String prefix) {
        xml.append("<CommonPrefixes><Prefix>").append(prefix).append("</Prefix></CommonPrefixes>");
    }

    private static String digits(int number, int count) {
        String digits = Integer.toString(number);
        return "0".repeat(count - digits.length()) + digits;
    }

    private void object(HttpExchange exchange) throws IOException {
        int from = 0;
        int to = file.length;
        String wanted = exchange.getRequestHeaders().getFirst("Range");
        if (wanted != null) {
            Matcher range = RANGE.matcher(wanted);
            if (!range.matches()) {
                throw new IllegalStateException("asks for " + wanted);
            }
            if (range.group(1).isEmpty()) {
                from = Math.max(0, file.length - Integer.parseInt(range.group(2)));
            } else {
                from = Integer.parseInt(range.group(1));
                to = range.group(2).isEmpty() ? to : Math.min(to, Integer.parseInt(range.group(2)) + 1);
            }
            exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.length);
        }
        exchange.getResponseHeaders().add("ETag", "\"9b2cf535f27731c974343645a3985328\"");
        exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(wanted == null ? 200 : 206, to - from);
        exchange.getResponseBody().write(file, from, to - from);
    }

    private static void send(HttpExchange exchange, int status, byte[] body, String type) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
