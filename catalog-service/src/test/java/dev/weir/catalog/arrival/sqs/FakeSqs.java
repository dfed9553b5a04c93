package dev.weir.catalog.arrival.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A queue service of our own, for tests: what a consumer relies on of Amazon SQS, over HTTP in its JSON protocol, and
 * strict about it. It knows ReceiveMessage (long polling, visibility timeout, at least once), DeleteMessageBatch and
 * SendMessage of standard queues, and nothing else; what SQS refuses it refuses. It was written from AWS's API reference
 * and not compared with the real service.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html">API reference</a>
 */
final class FakeSqs implements AutoCloseable {

    /** What goes wrong with a call. */
    enum Fault {
        /** Refused for being one too many. */
        THROTTLED,
        /** Refused for want of a server. */
        UNAVAILABLE,
        /** Refused for the caller's rights. */
        DENIED,
        /** Carried out, and the answer lost. */
        ANSWER_LOST
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "AmazonSQS.";
    private static final int DEFAULT_VISIBILITY_SECONDS = 30;
    private static final int LONGEST_MESSAGE = 1024 * 1024;

    private static final class Message {
        final String id;
        final String body;
        int received;
        long hiddenUntil;
        boolean again;

        Message(String id, String body) {
            this.id = id;
            this.body = body;
        }

        String receiptHandle() {
            return "receipt-" + id + "-" + received;
        }
    }

    private static final class Refused extends Exception {
        final int status;
        final String code;

        Refused(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, Message>> queues = new HashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private int lastId;
    private boolean closed;

    private FakeSqs(HttpServer server) {
        this.server = server;
    }

    /** With credentials for the SDK's default chain, as of the other stores in tests. */
    static FakeSqs start() throws IOException {
        System.setProperty("aws.accessKeyId", "test-key");
        System.setProperty("aws.secretAccessKey", "test-secret");
        FakeSqs sqs = new FakeSqs(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        sqs.server.setExecutor(sqs.threads);
        sqs.server.createContext("/", sqs::handle);
        sqs.server.start();
        return sqs;
    }

    /** Makes a queue. @return its URL */
    synchronized String queue(String name) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/000000000000/" + name;
        queues.put(url, new LinkedHashMap<>());
        return url;
    }

    synchronized void send(String queueUrl, String body) {
        add(existing(queueUrl), body);
        notifyAll();
    }

    /** The next calls of {@code action} go wrong. The SDK tries a call four times by itself. */
    synchronized void fail(String action, Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.computeIfAbsent(action, any -> new ArrayDeque<>()).add(fault);
        }
    }

    /** As if the visibility timeout of all messages that were received were over. */
    synchronized void timeOut(String queueUrl) {
        existing(queueUrl).values().forEach(message -> message.hiddenUntil = 0);
        notifyAll();
    }

    /** SQS delivers at least once: what is there now is given out once more than it need be. */
    synchronized void deliverTwice(String queueUrl) {
        existing(queueUrl).values().forEach(message -> message.again = true);
    }

    /** Those not deleted, whether visible or not. */
    synchronized int messages(String queueUrl) {
        return existing(queueUrl).size();
    }

    /** The actions that were called, in order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private Map<String, Message> existing(String queueUrl) {
        return Objects.requireNonNull(queues.get(queueUrl), queueUrl);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String target = header(exchange, "X-Amz-Target");
            String action = target.startsWith(TARGET) ? target.substring(TARGET.length()) : target;
            Fault fault = called(action);
            try {
                check(exchange, fault);
                ObjectNode answer = answer(action, request);
                if (fault == Fault.ANSWER_LOST) {
                    return;
                }
                send(exchange, 200, answer);
            } catch (Refused refused) {
                ObjectNode error = JSON.createObjectNode();
                error.put("__type", "com.amazonaws.sqs#" + refused.code);
                error.put("message", refused.getMessage());
                send(exchange, refused.status, error);
            }
        }
    }

    private synchronized @Nullable Fault called(String action) {
        calls.add(action);
        return faults.getOrDefault(action, new ArrayDeque<>()).poll();
    }

    private static void check(HttpExchange exchange, @Nullable Fault fault) throws Refused {
        String authorization = header(exchange, "Authorization");
        if (!authorization.startsWith("AWS4-HMAC-SHA256 Credential=test-key/")
                || !authorization.contains("/sqs/aws4_request")) {
            throw new Refused(403, "InvalidClientTokenId", "not signed for sqs: " + authorization);
        }
        if (!exchange.getRequestMethod().equals("POST")
                || !header(exchange, "Content-Type").equals("application/x-amz-json-1.0")) {
            throw new Refused(400, "InvalidAction", "not the JSON protocol");
        }
        if (fault == Fault.THROTTLED) {
            throw new Refused(400, "ThrottlingException", "Rate exceeded");
        }
        if (fault == Fault.UNAVAILABLE) {
            throw new Refused(503, "ServiceUnavailable", "try later");
        }
        if (fault == Fault.DENIED) {
            throw new Refused(403, "AccessDeniedException", "not authorized to perform: sqs:" + fault);
        }
    }

    private ObjectNode answer(String action, JsonNode request) throws Refused {
        return switch (action) {
            case "ReceiveMessage" -> receive(request);
            case "DeleteMessageBatch" -> delete(request);
            case "SendMessage" -> sendMessage(request);
            default -> throw new Refused(400, "InvalidAction", "this is not all of SQS: " + action);
        };
    }

    private Map<String, Message> queueOf(JsonNode request) throws Refused {
        Map<String, Message> queue = queues.get(request.path("QueueUrl").asText());
        if (queue == null) {
            throw new Refused(400, "QueueDoesNotExist", "The specified queue does not exist.");
        }
        return queue;
    }

    private static int number(JsonNode request, String field, int usual, int least, int most) throws Refused {
        int value = request.path(field).asInt(usual);
        if (value < least || value > most) {
            throw new Refused(400, "InvalidParameterValue", field + " is " + value);
        }
        return value;
    }

    private synchronized ObjectNode receive(JsonNode request) throws Refused {
        Map<String, Message> queue = queueOf(request);
        int most = number(request, "MaxNumberOfMessages", 1, 1, 10);
        int wait = number(request, "WaitTimeSeconds", 0, 0, 20);
        int visibility = number(request, "VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS, 0, 43_200);
        long until = System.currentTimeMillis() + wait * 1000L;
        ObjectNode answer = JSON.createObjectNode();
        while (!receive(queue, most, visibility, answer)) {
            long left = until - System.currentTimeMillis();
            if (left <= 0 || closed) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return answer;
    }

    private static boolean receive(Map<String, Message> queue, int most, int visibility, ObjectNode answer) {
        long now = System.currentTimeMillis();
        List<Message> visible = queue.values().stream()
                .filter(message -> message.hiddenUntil <= now)
                .limit(most)
                .toList();
        for (Message message : visible) {
            message.received++;
            message.hiddenUntil = message.again ? 0 : now + visibility * 1000L;
            message.again = false;
            answer.withArray("Messages")
                    .addObject()
                    .put("MessageId", message.id)
                    .put("ReceiptHandle", message.receiptHandle())
                    .put("MD5OfBody", md5(message.body))
                    .put("Body", message.body);
        }
        return !visible.isEmpty();
    }

    private synchronized ObjectNode delete(JsonNode request) throws Refused {
        Map<String, Message> queue = queueOf(request);
        JsonNode entries = request.path("Entries");
        if (entries.isEmpty()) {
            throw new Refused(400, "EmptyBatchRequest", "There should be at least one entry.");
        }
        if (entries.size() > 10) {
            throw new Refused(400, "TooManyEntriesInBatchRequest", entries.size() + " entries");
        }
        Set<String> ids = new HashSet<>();
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("Successful");
        answer.putArray("Failed");
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asText();
            if (!id.matches("[A-Za-z0-9_-]{1,80}") || !ids.add(id)) {
                throw new Refused(400, ids.contains(id) ? "BatchEntryIdsNotDistinct" : "InvalidBatchEntryId", id);
            }
            String handle = entry.path("ReceiptHandle").asText();
            if (!handle.matches("receipt-\\d+-\\d+")) {
                answer.withArray("Failed")
                        .addObject()
                        .put("Id", id)
                        .put("SenderFault", true)
                        .put("Code", "ReceiptHandleIsInvalid");
                continue;
            }
            // The handle of an earlier receipt: SQS says yes, and does nothing.
            queue.values().removeIf(message -> message.receiptHandle().equals(handle));
            answer.withArray("Successful").addObject().put("Id", id);
        }
        return answer;
    }

    private synchronized ObjectNode sendMessage(JsonNode request) throws Refused {
        Map<String, Message> queue = queueOf(request);
        String body = request.path("MessageBody").asText();
        if (body.isEmpty() || body.getBytes(UTF_8).length > LONGEST_MESSAGE) {
            throw new Refused(400, "InvalidParameterValue", "MessageBody");
        }
        String id = add(queue, body);
        notifyAll();
        return JSON.createObjectNode().put("MessageId", id).put("MD5OfMessageBody", md5(body));
    }

    private String add(Map<String, Message> queue, String body) {
        String id = Integer.toString(++lastId);
        queue.put(id, new Message(id, body));
        return id;
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
