package dev.weir.format.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.OneFile;
import dev.weir.format.TextLimits;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonReaderTest {

    private static final TextLimits LIMITS = new TextLimits(1024 * 1024, 64L * 1024 * 1024);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
                    1                        ! int
                    1 9999999999             ! long
                    1 1.5                    ! double
                    99999999999999999999     ! double
                    "1" 1                    ! string
                    "2026-10-27"             ! string
                    true false               ! boolean
                    true 1                   ! string
                    null                     ! unknown
                    null 1                   ! int
                    [1,2] [] null            ! array<int>
                    [[1.5]]                  ! array<array<double>>
                    []                       ! array<unknown>
                    {"a":1} {"b":[{"c":"x"}]} ! struct<a:int,b:array<struct<c:string>>>
                    {"a":1} {"a":2.5}        ! struct<a:double>
                    {"a":1} 1                ! string
                    {"a":1} [1]              ! string
                    {}                       ! struct<>
                    """)
    void tellsTheTypeOfValues(String values, String type) {
        StringBuilder lines = new StringBuilder();
        for (String value : values.split(" ")) {
            lines.append("{\"v\":").append(value).append("}\n");
        }

        assertThat(text(read(lines.toString()))).isEqualTo("v:" + type + "?");
    }

    @Test
    void knowsFieldsThatComeLater() {
        FileReading reading = read("{\"a\":1}\n\n{\"b\":true}\n{}");

        assertThat(text(reading)).isEqualTo("a:int?\nb:boolean?");
        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void readsOneArrayOfObjects() {
        FileReading reading = read("[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": [true]\n  }\n]\n");

        assertThat(text(reading)).isEqualTo("a:int?\nb:array<boolean>?");
        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void readsTheBeginningOfALongArrayInOneLine() {
        NdjsonReader little = new NdjsonReader(new TextLimits(1000, 1_000_000));
        String array = "[" + "{\"id\":123456,\"x\":{\"y\":\"\u00e9\"}},".repeat(1000) + "{\"id\":1}]";

        FileReading reading = new OneFile("a.json", bytes(array)).readBy(little);

        assertThat(text(reading)).isEqualTo("id:int?\nx:struct<y:string>?");
        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(1001));
    }

    @Test
    void readsASampleThatEndsInAnObject() {
        NdjsonReader little = new NdjsonReader(new TextLimits(16, 1000));

        FileReading reading = new OneFile("a.json", bytes("{\"a\":1}\n{\n\"b\":\n2\n}\n")).readBy(little);

        assertThat(text(reading)).isEqualTo("a:int?");
        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void tellsWhatIsBroken() {
        assertThat(code(read("[[{\"a\":1}]]"))).isEqualTo("not-ndjson");
        assertThat(code(read("[1]"))).isEqualTo("not-ndjson");
        assertThat(code(read("[{\"a\":1}] {\"a\":1}"))).isEqualTo("not-ndjson");
        assertThat(code(read("[{\"a\":1}"))).isEqualTo("json-broken");
        assertThat(code(read("[]"))).isEqualTo("empty-file");
        assertThat(code(read("1\n2\n"))).isEqualTo("not-ndjson");
        assertThat(code(read("{\"a\":1}\n{\"a\":\n"))).isEqualTo("json-broken");
        assertThat(code(read("{\"a\":1}\n{]\n"))).isEqualTo("json-broken");
        assertThat(code(read("   \n"))).isEqualTo("empty-file");
        assertThat(code(read("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")))
                .isEqualTo("schema-too-deep");
        assertThat(code(new OneFile("a.json", "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .readBy(new NdjsonReader(LIMITS))))
                .isEqualTo("not-utf8");
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            keys.append("{\"k").append(i).append("\":1}\n");
        }
        assertThat(code(read(keys.toString()))).isEqualTo("too-many-columns");
    }

    @Test
    void saysInWhichLine() {
        assertThat(read("{\"a\":1}\n{\"a\":x}\n"))
                .isInstanceOfSatisfying(BrokenFile.class, broken -> assertThat(broken.reason())
                        .startsWith("line 2: Unrecognized token 'x'"));
    }

    private static FileReading read(String text) {
        return new OneFile("a.ndjson", bytes(text)).readBy(new NdjsonReader(LIMITS));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(FileReading reading) {
        return reading instanceof FileMetadata metadata ? Column.text(metadata.columns()) : reading.toString();
    }

    private static String code(FileReading reading) {
        return reading instanceof BrokenFile broken ? broken.code() : reading.toString();
    }
}
