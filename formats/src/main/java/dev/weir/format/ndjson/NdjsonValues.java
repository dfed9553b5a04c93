package dev.weir.format.ndjson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.weir.format.TextLimits;
import dev.weir.format.TextStart;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.IOException;
import java.util.function.BiConsumer;

/** The values in the beginning of JSON objects, at every level, by the paths of {@link dev.weir.format.NestedFields}. */
public final class NdjsonValues {

    private static final int MOST_OBJECTS = 2_000;

    private final BiConsumer<String, String> values;

    private NdjsonValues(BiConsumer<String, String> values) {
        this.values = values;
    }

    /** @param values takes a path and a value at it */
    public static void read(LakeStore store, LakeObject object, TextLimits limits, BiConsumer<String, String> values)
            throws IOException {
        NdjsonValues reading = new NdjsonValues(values);
        try (TextStart start = TextStart.open(store, object, limits);
                JsonParser parser = NdjsonReader.factory().createParser(NdjsonReader.sample(start))) {
            boolean inArray = NdjsonReader.beginsWithArray(parser);
            for (int i = 0; i < MOST_OBJECTS && NdjsonReader.nextObject(parser, inArray); i++) {
                reading.object(parser, "");
            }
        } catch (JsonEOFException cutOff) {
            // Behind the sample it goes on; what came before counts.
        }
    }

    private void object(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String path = prefix + parser.currentName();
            parser.nextToken();
            value(parser, path);
        }
    }

    private void value(JsonParser parser, String path) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path + ".");
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, path + ".element");
                }
            }
            case VALUE_STRING, VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE ->
                values.accept(path, parser.getText());
            case VALUE_NULL -> {}
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        }
    }
}
