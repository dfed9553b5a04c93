package dev.weir.catalog.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.catalog.arrival.ObjectEvent.Kind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads messages about objects: S3's own notifications, EventBridge's, both also inside an SNS message, and Weir's own
 * shape. What cannot be understood is told by part; the other parts of the message are not harmed.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">S3's shape</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">EventBridge's shape</a>
 */
public final class EventParser {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** S3's own limit is 1,024; paths in a file system may be longer. */
    private static final int LONGEST_LOCATION = 2_000;

    private static final int LONGEST_VERSION = 1_024;
    private static final int LONGEST_QUOTE = 80;
    // SNS to SQS is one envelope; a second is some forwarder's.
    private static final int MOST_ENVELOPES = 2;
    private static final Pattern VERSION_2 = Pattern.compile("2(\\.\\d+)?");
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
    /** Others are no times that anybody could have meant, and some that a database has no room for. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Set<String> OWN_FIELDS = Set.of("location", "event", "versionId", "sequencer", "time");

    private EventParser() {}

    /** The parts of a message that should be JSON. Never empty. */
    public static List<Part> parse(String message) {
        return parse(message, "", 0);
    }

    /** The parts of a message. Never empty. */
    public static List<Part> parse(JsonNode message) {
        return parse(message, "", 0);
    }

    private static List<Part> parse(String text, String at, int envelopes) {
        try {
            return parse(JSON.readTree(text), at, envelopes);
        } catch (JsonProcessingException unreadable) {
            return poison(at, "is not JSON: " + unreadable.getOriginalMessage(), text);
        }
    }

    private static List<Part> parse(JsonNode message, String at, int envelopes) {
        if (message.isMissingNode()) {
            return poison(at, "is empty", "");
        }
        if (message.has("Records")) {
            return each(message, "Records", at, EventParser::record);
        }
        if (message.has("objects")) {
            return each(message, "objects", at, EventParser::own);
        }
        if (message.has("detail-type")) {
            return List.of(part(at, message::toString, () -> eventBridge(message, at)));
        }
        if (message.path("Event").asText().equals("s3:TestEvent")) {
            return ignored(at, "is S3's test of the way to Weir");
        }
        if (message.has("Message") && (message.has("Type") || message.has("TopicArn"))) {
            return sns(message, at, envelopes);
        }
        return poison(
                at,
                "is neither an S3 event notification (Records), nor an EventBridge event (detail-type), nor an SNS message"
                        + " with one (Message), nor a list of objects",
                message.toString());
    }

    private static List<Part> sns(JsonNode message, String at, int envelopes) {
        String type = message.path("Type").asText("Notification");
        if (!type.equals("Notification")) {
            return ignored(at, "is SNS's " + quoted(type) + ", not a notification");
        }
        JsonNode inner = message.get("Message");
        if (!inner.isTextual() || envelopes == MOST_ENVELOPES) {
            String reason = inner.isTextual() ? "is an SNS message in one in another" : "is not a text";
            return poison(at + "/Message", reason, message.toString());
        }
        return parse(inner.textValue(), at + "/Message", envelopes + 1);
    }

    private static List<Part> each(
            JsonNode message, String field, String at, BiFunction<JsonNode, String, Reading> read) {
        JsonNode list = message.get(field);
        String below = at + "/" + field;
        if (!list.isArray()) {
            return poison(below, "is not a list", message.toString());
        }
        if (list.isEmpty()) {
            return ignored(below, "is empty");
        }
        List<Part> parts = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            JsonNode one = list.get(i);
            String place = below + "/" + i;
            parts.add(part(
                    place, () -> alone(field, one), () -> read.apply(one, place).get()));
        }
        return parts;
    }

    private static String alone(String field, JsonNode one) {
        var message = JsonNodeFactory.instance.objectNode();
        message.putArray(field).add(one);
        return message.toString();
    }

    /** Reads one part, which may turn out to be nonsense. */
    @FunctionalInterface
    private interface Reading {
        Part get() throws Nonsense;
    }

    private static Part part(String at, Supplier<String> body, Reading reading) {
        try {
            return reading.get();
        } catch (Nonsense nonsense) {
            return new Part.Poison(at + nonsense.below, nonsense.reason, body.get());
        }
    }

    /** A field that is not what it should be. */
    private static final class Nonsense extends Exception {
        private final String below;
        private final String reason;

        Nonsense(String below, String reason) {
            super(below + " " + reason, null, false, false);
            this.below = below;
            this.reason = reason;
        }
    }

    private static Reading record(JsonNode record, String at) {
        return () -> {
            String version = optional(record, "/eventVersion", 20).orElse("2.0");
            if (!VERSION_2.matcher(version).matches()) {
                throw new Nonsense("/eventVersion", "is " + quoted(version) + "; Weir reads 2 and all 2.x");
            }
            String source = optional(record, "/eventSource", LONGEST_QUOTE).orElse("aws:s3");
            if (!source.endsWith(":s3")) {
                throw new Nonsense("/eventSource", "is " + quoted(source) + ", not S3");
            }
            String name = required(record, "/eventName", LONGEST_LOCATION);
            // The gateways of other makers write their names with s3: in front.
            Optional<Kind> kind = kindOfRecord(name.startsWith("s3:") ? name.substring(3) : name);
            String bucket = bucket(record, "/s3/bucket/name");
            String key = decoded("/s3/object/key", required(record, "/s3/object/key", 3 * LONGEST_LOCATION));
            String location = location("/s3/object/key", "s3://" + bucket + "/" + key);
            return event(
                    at,
                    location,
                    kind,
                    name,
                    optional(record, "/s3/object/versionId", LONGEST_VERSION),
                    sequencer(record, "/s3/object/sequencer"),
                    time(record, "/eventTime"));
        };
    }

    private static Optional<Kind> kindOfRecord(String name) {
        if (name.startsWith("ObjectCreated:") || name.equals("ObjectRestore:Completed")) {
            return Optional.of(Kind.CREATED);
        }
        return name.startsWith("ObjectRemoved:") || name.startsWith("LifecycleExpiration:")
                ? Optional.of(Kind.DELETED)
                : Optional.empty();
    }

    private static Part eventBridge(JsonNode event, String at) throws Nonsense {
        String source = required(event, "/source", LONGEST_LOCATION);
        if (!source.equals("aws.s3")) {
            return new Part.Ignored(at, "", "comes from " + quoted(source) + ", not from aws.s3");
        }
        String type = required(event, "/detail-type", LONGEST_LOCATION);
        Optional<Kind> kind =
                switch (type) {
                    case "Object Created", "Object Restore Completed" -> Optional.of(Kind.CREATED);
                    case "Object Deleted" -> Optional.of(Kind.DELETED);
                    default -> Optional.empty();
                };
        String bucket = bucket(event, "/detail/bucket/name");
        String key = required(event, "/detail/object/key", LONGEST_LOCATION);
        return event(
                at,
                location("/detail/object/key", "s3://" + bucket + "/" + key),
                kind,
                type,
                optional(event, "/detail/object/version-id", LONGEST_VERSION),
                sequencer(event, "/detail/object/sequencer"),
                time(event, "/time"));
    }

    private static Reading own(JsonNode object, String at) {
        return () -> {
            if (!object.isObject()) {
                throw new Nonsense("", "is not an object");
            }
            for (String field : (Iterable<String>) object::fieldNames) {
                if (!OWN_FIELDS.contains(field)) {
                    throw new Nonsense(
                            "",
                            "has a field " + quoted(field) + "; there are only "
                                    + OWN_FIELDS.stream().sorted().toList());
                }
            }
            String location = required(object, "/location", LONGEST_LOCATION);
            boolean inBucket = location.startsWith("s3://") && location.indexOf('/', "s3://".length()) > 0;
            if (!inBucket && !location.startsWith("file:///")) {
                throw new Nonsense("/location", "must be written s3://bucket/key or file:///path");
            }
            String kind = required(object, "/event", LONGEST_LOCATION);
            if (!kind.equals("created") && !kind.equals("deleted")) {
                throw new Nonsense("/event", "is " + quoted(kind) + ", but must be created or deleted");
            }
            return event(
                    at,
                    location("/location", location),
                    Optional.of(kind.equals("created") ? Kind.CREATED : Kind.DELETED),
                    kind,
                    optional(object, "/versionId", LONGEST_VERSION),
                    sequencer(object, "/sequencer"),
                    time(object, "/time"));
        };
    }

    private static Part event(
            String at,
            String location,
            Optional<Kind> kind,
            String name,
            Optional<String> version,
            Optional<Sequencer> sequencer,
            Optional<Instant> time) {
        return kind.<Part>map(known ->
                        new Part.Told(at, new ObjectEvent(location, known, version.orElse(""), sequencer, time)))
                .orElseGet(() -> new Part.Ignored(
                        at, location, "is " + quoted(name) + ", which neither makes nor deletes an object"));
    }

    private static String required(JsonNode node, String field, int longest) throws Nonsense {
        Optional<String> text = optional(node, field, longest);
        if (text.isEmpty() || text.get().isEmpty()) {
            throw new Nonsense(field, text.isEmpty() ? "is missing" : "is empty");
        }
        return text.get();
    }

    private static Optional<String> optional(JsonNode node, String field, int longest) throws Nonsense {
        JsonNode value = node.at(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new Nonsense(field, "is not a text");
        }
        String text = value.textValue();
        if (text.length() > longest) {
            throw new Nonsense(field, "is longer than " + longest + " characters");
        }
        // PostgreSQL keeps no NUL, and half a surrogate pair cannot be written in UTF-8.
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new Nonsense(field, "has a character that no text may have");
        }
        return Optional.of(text);
    }

    private static String bucket(JsonNode node, String field) throws Nonsense {
        String bucket = required(node, field, LONGEST_LOCATION);
        if (!BUCKET.matcher(bucket).matches()) {
            throw new Nonsense(field, "is not the name of a bucket");
        }
        return bucket;
    }

    private static String decoded(String field, String key) throws Nonsense {
        try {
            return FormDecoder.decode(key);
        } catch (IllegalArgumentException notEncoded) {
            throw new Nonsense(field, String.valueOf(notEncoded.getMessage()));
        }
    }

    private static String location(String field, String location) throws Nonsense {
        if (location.indexOf('\0') >= 0) {
            throw new Nonsense(field, "has a character that no text may have");
        }
        if (location.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCATION) {
            throw new Nonsense(field, "is longer than " + LONGEST_LOCATION + " bytes");
        }
        return location;
    }

    private static Optional<Sequencer> sequencer(JsonNode node, String field) throws Nonsense {
        Optional<String> text = optional(node, field, LONGEST_LOCATION);
        try {
            return text.filter(given -> !given.isEmpty()).map(Sequencer::new);
        } catch (IllegalArgumentException nonsense) {
            throw new Nonsense(field, String.valueOf(nonsense.getMessage()));
        }
    }

    // By the sender's clock, which may be wrong: that is no reason to lose the event, whose order its sequencer tells.
    private static Optional<Instant> time(JsonNode node, String field) throws Nonsense {
        Optional<String> text = optional(node, field, LONGEST_LOCATION);
        try {
            return text.map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .filter(at -> !at.isBefore(EARLIEST) && at.isBefore(LATEST));
        } catch (DateTimeException notATime) {
            throw new Nonsense(field, "is not a time as 2026-10-28T04:15:00Z is");
        }
    }

    private static List<Part> poison(String at, String reason, String body) {
        return List.of(new Part.Poison(at, reason, body));
    }

    private static List<Part> ignored(String at, String reason) {
        return List.of(new Part.Ignored(at, "", reason));
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
