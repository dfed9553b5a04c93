package dev.weir.lineage.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A part of an event, which knows where it is. What is null counts as absent. */
record Part(JsonNode json, String pointer) {

    private static final int LONGEST = 8_000;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** A field of an object. */
    record Field(String name, Part value) {}

    Optional<Part> find(String field) {
        JsonNode value = json.get(field);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(new Part(value, below(field)));
    }

    Part get(String field) {
        return find(field).orElseThrow(() -> new EventInvalid(below(field), "is missing"));
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    Part object() {
        return json.isObject() ? this : wrong("must be an object");
    }

    /** Empty if the field is absent. */
    List<Part> items(String field) {
        return find(field).map(Part::items).orElse(List.of());
    }

    List<Part> items() {
        if (!json.isArray()) {
            return wrong("must be an array");
        }
        List<Part> items = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            items.add(new Part(json.get(i), pointer + "/" + i));
        }
        return items;
    }

    /** Empty if the field is absent. Fields that are null are left out. */
    List<Field> fields(String field) {
        Optional<Part> found = find(field);
        if (found.isEmpty()) {
            return List.of();
        }
        Part object = found.get().object();
        List<Field> fields = new ArrayList<>(object.json.size());
        Iterator<Map.Entry<String, JsonNode>> each = object.json.fields();
        while (each.hasNext()) {
            Map.Entry<String, JsonNode> entry = each.next();
            if (!entry.getValue().isNull()) {
                fields.add(new Field(entry.getKey(), new Part(entry.getValue(), object.below(entry.getKey()))));
            }
        }
        return fields;
    }

    /** A name that can be kept: not blank, not endless, without the characters that PostgreSQL has no place for. */
    String name(String field) {
        return get(field).name();
    }

    String name() {
        String text = text();
        return text.isBlank() ? wrong("must not be blank") : storable(text);
    }

    String text() {
        return json.isTextual() ? json.textValue() : wrong("must be a text");
    }

    Optional<String> textOf(String field) {
        return find(field).filter(part -> part.json.isTextual()).map(part -> part.json.textValue());
    }

    String storable(String text) {
        if (text.length() > LONGEST) {
            return wrong("must not be longer than " + LONGEST + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            return wrong("must not hold the character NUL");
        }
        return text;
    }

    UUID uuid(String field) {
        Part part = get(field);
        String text = part.text();
        try {
            UUID id = UUID.fromString(text);
            // Java also reads 1-1-1-1-1.
            return text.length() == 36 ? id : part.wrong("must be a UUID, not " + text);
        } catch (IllegalArgumentException noUuid) {
            return part.wrong("must be a UUID, not " + text);
        }
    }

    /** To the microsecond, as PostgreSQL has it. Without an offset it is taken as UTC, as old clients mean it. */
    Instant instant() {
        String text = text();
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noOffset) {
            instant = local(text);
        }
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            return wrong("must be between the years 1 and 9999, not " + text);
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private Instant local(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return wrong("must be a time such as 2024-10-27T08:00:00Z, not " + text);
        }
    }

    <T> T wrong(String detail) {
        throw new EventInvalid(pointer, detail);
    }

    private String below(String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
