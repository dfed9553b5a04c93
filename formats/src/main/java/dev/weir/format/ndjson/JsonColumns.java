package dev.weir.format.ndjson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Array;
import dev.weir.format.ColumnType.Field;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Struct;
import dev.weir.format.TypeMerge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns that grow with the objects that are taken, at every level. */
final class JsonColumns {

    private static final int MOST_FIELDS = 10_000;

    // What one place of the documents has held so far. A tree of its own, because merging whole types for each object
    // would cost as much as there are fields.
    private static final class Place {
        ColumnType plain = Plain.UNKNOWN;
        final Map<String, Place> fields = new LinkedHashMap<>();
        Place element = this;
        boolean isObject;

        ColumnType type() {
            ColumnType nested = Plain.UNKNOWN;
            if (isObject) {
                List<Field> parts = new ArrayList<>(fields.size());
                fields.forEach((name, place) -> parts.add(new Field(name, place.type())));
                nested = new Struct(parts);
            }
            if (element != this) {
                nested = isObject ? Plain.STRING : new Array(element.type());
            }
            return TypeMerge.INFERRED.merge(plain, nested).orElse(Plain.STRING);
        }
    }

    private final Place root = new Place();
    private int places;

    boolean isEmpty() {
        return root.fields.isEmpty();
    }

    /** @param parser at the beginning of an object; at its end afterwards */
    void take(JsonParser parser) throws IOException {
        object(parser, root);
    }

    private void object(JsonParser parser, Place place) throws IOException {
        place.isObject = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Place field = place.fields.get(name);
            if (field == null) {
                field = place();
                place.fields.put(name, field);
            }
            parser.nextToken();
            value(parser, field);
        }
    }

    private void value(JsonParser parser, Place place) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> {
                if (place.element == place) {
                    place.element = place();
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, place.element);
                }
            }
            case VALUE_STRING -> plain(place, Plain.STRING);
            case VALUE_TRUE, VALUE_FALSE -> plain(place, Plain.BOOLEAN);
            case VALUE_NUMBER_FLOAT -> plain(place, Plain.DOUBLE);
            case VALUE_NUMBER_INT -> plain(place, wholeNumber(parser));
            case VALUE_NULL -> {}
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        }
    }

    private static void plain(Place place, ColumnType type) {
        if (place.plain != type) {
            place.plain = TypeMerge.INFERRED.merge(place.plain, type).orElse(Plain.STRING);
        }
    }

    private static ColumnType wholeNumber(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> Plain.INT;
            case LONG -> Plain.LONG;
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> Plain.DOUBLE;
        };
    }

    private Place place() throws TooManyColumns {
        if (++places > MOST_FIELDS) {
            throw new TooManyColumns();
        }
        return new Place();
    }

    /** Names of values stand where names of columns should. */
    static final class TooManyColumns extends IOException {
        TooManyColumns() {
            super("has more than " + MOST_FIELDS + " different fields: are keys used as values?");
        }
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>(root.fields.size());
        root.fields.forEach((name, place) -> columns.add(Column.inFiles(name, place.type(), true)));
        return columns;
    }
}
