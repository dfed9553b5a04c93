package dev.weir.format.ndjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.MetadataReader;
import dev.weir.format.TextLimits;
import dev.weir.format.TextStart;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.OptionalLong;

/** Reads JSON objects: one a line, over many lines, or all in one array. */
public final class NdjsonReader implements MetadataReader {

    private static final int DEEPEST = 64;

    private final TextLimits limits;
    private final JsonFactory json;

    public NdjsonReader(TextLimits limits) {
        this.limits = limits;
        this.json = factory();
    }

    static JsonFactory factory() {
        return JsonFactory.builder()
                // Names of a hostile file must not stay behind in a table that all parsers share.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(4 * 1024 * 1024)
                        .build())
                .build();
    }

    @Override
    public FileReading read(LakeStore store, LakeObject object) {
        try (TextStart start = TextStart.open(store, object, limits)) {
            byte[] sample = sample(start);
            JsonColumns columns = columns(sample, start.whole());
            OptionalLong rows = start.count(object, limits, this::objects);
            return columns.isEmpty() && rows.equals(OptionalLong.of(0))
                    ? new BrokenFile("empty-file", "has no JSON objects in it")
                    : new FileMetadata(columns.columns(), rows, Map.of(), start.remarks());
        } catch (TextStart.NotText notText) {
            return notText.broken();
        } catch (JsonColumns.TooManyColumns tooMany) {
            return new BrokenFile("too-many-columns", String.valueOf(tooMany.getMessage()));
        } catch (StreamConstraintsException beyond) {
            boolean deep = beyond.getOriginalMessage().contains("nesting depth");
            return new BrokenFile(
                    deep ? "schema-too-deep" : "json-broken",
                    deep ? "is nested deeper than " + DEEPEST : beyond.getOriginalMessage());
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            return new BrokenFile(
                    "json-broken", (at == null ? "" : "line " + at.getLineNr() + ": ") + broken.getOriginalMessage());
        } catch (CharConversionException notUtf8) {
            return new BrokenFile("not-utf8", "has bytes that are not UTF-8");
        } catch (IOException broken) {
            return new BrokenFile("unreadable", "cannot be read: " + broken.getMessage());
        }
    }

    // One array may stand in one line.
    static byte[] sample(TextStart start) throws TextStart.NotText {
        byte[] sample;
        try {
            sample = start.lines();
        } catch (TextStart.NotText oneLine) {
            sample = start.upTo((byte) '}');
        }
        if (!TextStart.isUtf8(sample)) {
            throw new TextStart.NotText("not-utf8", "has bytes that are not UTF-8");
        }
        return sample;
    }

    private JsonColumns columns(byte[] sample, boolean whole) throws IOException {
        JsonColumns columns = new JsonColumns();
        try (JsonParser parser = json.createParser(sample)) {
            boolean inArray = beginsWithArray(parser);
            while (nextObject(parser, inArray)) {
                columns.take(parser);
            }
        } catch (JsonEOFException cutOff) {
            // An object that spans lines may go on behind the sample.
            if (whole) {
                throw cutOff;
            }
        }
        return columns;
    }

    private long objects(InputStream text) throws IOException {
        long count = 0;
        try (JsonParser parser = json.createParser(text)) {
            boolean inArray = beginsWithArray(parser);
            while (nextObject(parser, inArray)) {
                parser.skipChildren();
                if (parser.currentToken() != JsonToken.END_OBJECT) {
                    throw new TextStart.NotText("json-broken", "ends in the middle of an object");
                }
                count++;
            }
        }
        return count;
    }

    /** Steps into the array if there is one; otherwise the parser is at the first object. */
    static boolean beginsWithArray(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /** @param inArray whether the objects end with an array, behind which nothing may come */
    static boolean nextObject(JsonParser parser, boolean inArray) throws IOException {
        if (parser.currentToken() == JsonToken.END_OBJECT) {
            parser.nextToken();
        }
        if (inArray && parser.currentToken() == JsonToken.END_ARRAY) {
            if (parser.nextToken() != null) {
                throw new TextStart.NotText("not-ndjson", "goes on behind the end of its array");
            }
            return false;
        }
        if (parser.currentToken() == null) {
            return false;
        }
        expectObject(parser);
        return true;
    }

    private static void expectObject(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String what = parser.currentToken() == JsonToken.START_ARRAY ? "an array" : "a single value";
            throw new TextStart.NotText(
                    "not-ndjson",
                    "has " + what + " in line " + parser.currentTokenLocation().getLineNr()
                            + "; Weir reads JSON objects, one a line or in one array");
        }
    }
}
