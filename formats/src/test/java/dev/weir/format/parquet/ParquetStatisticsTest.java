package dev.weir.format.parquet;

import static org.apache.parquet.format.FieldRepetitionType.OPTIONAL;
import static org.apache.parquet.format.FieldRepetitionType.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.OneFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

class ParquetStatisticsTest {

    private final ParquetReader reader = new ParquetReader();

    @Test
    void joinsWhatRowGroupsSay() {
        String schema = """
                message m {
                  required int32 n;
                  required int64 big (INTEGER(64,false));
                  required int32 small (INTEGER(32,false));
                  required double score;
                  required boolean flag;
                  required int32 day (DATE);
                  required int64 at (TIMESTAMP(MICROS,false));
                  required int64 seen (TIMESTAMP(MILLIS,true));
                  required int64 clock (TIME(NANOS,false));
                  required int64 price (DECIMAL(12,2));
                  required binary total (DECIMAL(30,3));
                  required binary name (STRING);
                  optional int32 maybe;
                  required binary raw;
                }
                """;
        byte[] file = ParquetFiles.file(
                schema,
                1,
                List.of(
                        row -> row.append("n", 5)
                                .append("big", -1L)
                                .append("small", 7)
                                .append("score", 2.5)
                                .append("flag", false)
                                .append("day", day("2026-10-27"))
                                .append("at", 1_000_001L)
                                .append("seen", -1L)
                                .append("clock", 1L)
                                .append("price", 1250L)
                                .append("total", big(-300))
                                .append("name", "\uD83D\uDE00")
                                .append("raw", "x"),
                        row -> row.append("n", -12)
                                .append("big", 3L)
                                .append("small", -1)
                                .append("score", -0.5)
                                .append("flag", true)
                                .append("day", day("1969-12-31"))
                                .append("at", 0L)
                                .append("seen", 1_000L)
                                .append("clock", 86_399_999_999_999L)
                                .append("price", -5L)
                                .append("total", big(123_456))
                                .append("name", "\uD55C")
                                .append("maybe", 4)
                                .append("raw", "y")));

        assertThat(said(file, "n")).isEqualTo("0 nulls, -12 to 5");
        assertThat(said(file, "big")).isEqualTo("0 nulls, 3 to 18446744073709551615");
        assertThat(said(file, "small")).isEqualTo("0 nulls, 7 to 4294967295");
        assertThat(said(file, "score")).isEqualTo("0 nulls, -0.5 to 2.5");
        assertThat(said(file, "flag")).isEqualTo("0 nulls, false to true");
        assertThat(said(file, "day")).isEqualTo("0 nulls, 1969-12-31 to 2026-10-27");
        assertThat(said(file, "at")).isEqualTo("0 nulls, 1970-01-01T00:00:00.000000 to 1970-01-01T00:00:01.000001");
        assertThat(said(file, "seen")).isEqualTo("0 nulls, 1969-12-31T23:59:59.999Z to 1970-01-01T00:00:01.000Z");
        assertThat(said(file, "clock")).isEqualTo("0 nulls, 00:00:00.000000001 to 23:59:59.999999999");
        assertThat(said(file, "price")).isEqualTo("0 nulls, -0.05 to 12.50");
        assertThat(said(file, "total")).isEqualTo("0 nulls, -0.300 to 123.456");
        assertThat(said(file, "name")).isEqualTo("0 nulls, \uD55C to \uD83D\uDE00");
        assertThat(said(file, "maybe")).isEqualTo("1 nulls, 4 to 4");
        assertThat(said(file, "raw")).isEqualTo("0 nulls");
    }

    @Test
    void tellsOfNestedColumnsByTheirPaths() {
        String schema = """
                message m {
                  optional group address { optional binary city (STRING); }
                  optional group items (LIST) { repeated group list { optional group element {
                    optional binary sku (STRING); } } }
                  optional group props (MAP) { repeated group key_value {
                    required binary key (STRING); optional int32 value; } }
                }
                """;
        byte[] file = ParquetFiles.file(
                schema,
                100,
                List.of(
                        row -> {
                            row.addGroup("address").append("city", "Bern");
                            var items = row.addGroup("items");
                            items.addGroup("list").addGroup("element").append("sku", "a1");
                            items.addGroup("list").addGroup("element").append("sku", "b2");
                            row.addGroup("props")
                                    .addGroup("key_value")
                                    .append("key", "k")
                                    .append("value", 3);
                        },
                        row -> {}));

        assertThat(said(file, "address.city")).isEqualTo("1 nulls, Bern to Bern");
        // A row without items counts as a null here: how many elements are null, nobody knows.
        assertThat(said(file, "items.element.sku")).isEqualTo("a1 to b2");
        assertThat(said(file, "props.key")).isEqualTo("k to k");
        assertThat(said(file, "props.value")).isEqualTo("3 to 3");
    }

    @Test
    void readsWhatArrowAndDuckDbSay() throws IOException {
        byte[] arrow = ParquetReaderTest.resource("arrow.parquet");
        byte[] duckDb = ParquetReaderTest.resource("duckdb.parquet");

        assertThat(metadata(arrow).statistics()).containsKeys("id", "amount", "items.element.sku", "address.zip.code");
        assertThat(said(arrow, "amount")).isEqualTo("0 nulls, 1.25 to 1.25");
        assertThat(said(duckDb, "id")).isEqualTo("0 nulls, 1 to 1");
    }

    @Test
    void saysNothingOfBoundsThatAreNotNumbers() {
        byte[] file = Footers.schema(3)
                .leaf("nan", OPTIONAL, Type.DOUBLE, null)
                .leaf("inf", OPTIONAL, Type.DOUBLE, null)
                .leaf("zero", OPTIONAL, Type.DOUBLE, null)
                .group(
                        10,
                        of(number(1.0), number(2.0), 0),
                        of(number(1.0), number(2.0), 0),
                        of(number(-0.0), number(0.0), 0))
                .group(
                        10,
                        of(number(Double.NaN), number(7.0), 0),
                        of(number(1.0), number(Double.POSITIVE_INFINITY), 0),
                        of(number(0.0), number(-0.0), 0))
                .file(20);

        assertThat(said(file, "nan")).isEqualTo("0 nulls");
        assertThat(said(file, "inf")).isEqualTo("0 nulls, at least 1.0");
        assertThat(metadata(file).remarks())
                .extracting(remark -> remark.code() + ": " + remark.reason())
                .containsExactly(
                        "statistics-nan: says that the least or greatest value is NaN, which is neither: nan",
                        "statistics-infinite: says that the least or greatest value is infinite: inf");
        assertThat(said(file, "zero")).isEqualTo("0 nulls, 0.0 to 0.0");
    }

    @Test
    void leavesOpenWhatOneRowGroupLeavesOpen() {
        byte[] file = Footers.schema(3)
                .leaf("silent", OPTIONAL, Type.INT32, null)
                .leaf("nulls", OPTIONAL, Type.INT32, null)
                .leaf("required", REQUIRED, Type.INT32, null)
                .group(10, of(number(1), number(2), 0), of(number(1), number(2), 0), of(number(1), number(2), 0))
                .group(10, new Statistics(), new Statistics().setNull_count(10), new Statistics())
                .file(20);

        assertThat(said(file, "silent")).isEqualTo("nothing");
        assertThat(said(file, "nulls")).isEqualTo("10 nulls, 1 to 2");
        assertThat(said(file, "required")).isEqualTo("0 nulls");
    }

    @Test
    void takesOldBoundsOnlyWhereTheirOrderWasRight() {
        Statistics numbers = new Statistics().setMin(number(-1)).setMax(number(2));
        Statistics texts = new Statistics().setMin(bytes("a")).setMax(bytes("b"));
        byte[] file = Footers.schema(3)
                .leaf("n", REQUIRED, Type.INT32, null)
                .leaf("u", REQUIRED, Type.INT32, ConvertedType.UINT_32)
                .leaf("s", REQUIRED, Type.BYTE_ARRAY, ConvertedType.UTF8)
                .group(10, numbers, numbers, texts)
                .file(10);

        assertThat(said(file, "n")).isEqualTo("0 nulls, -1 to 2");
        assertThat(said(file, "u")).isEqualTo("0 nulls");
        assertThat(said(file, "s")).isEqualTo("0 nulls");
    }

    @Test
    void countsDifferentValuesOfOneRowGroupOnly() {
        Statistics some = of(number(1), number(2), 0).setDistinct_count(2);

        assertThat(said(oneInt().group(10, some).file(10), "n")).isEqualTo("0 nulls, 1 to 2, 2 distinct");
        assertThat(said(oneInt().group(10, some).group(10, some).file(20), "n")).isEqualTo("0 nulls, 1 to 2");
    }

    @Test
    void mendsTextsThatWereCutInACharacter() {
        byte[] cut = java.util.Arrays.copyOf(bytes("caf\u00e9"), 4);
        Footers text = Footers.schema(1).leaf("s", REQUIRED, Type.BYTE_ARRAY, ConvertedType.UTF8);

        assertThat(said(text.group(1, of(cut, cut, 0)).file(1), "s")).isEqualTo("0 nulls, at least caf");
    }

    @Test
    void saysNothingOfWhatNoDatabaseKeeps() {
        Footers text = Footers.schema(1).leaf("s", REQUIRED, Type.BYTE_ARRAY, ConvertedType.UTF8);

        assertThat(said(text.group(1, of(bytes("a\0b"), bytes("c"), 0)).file(1), "s"))
                .isEqualTo("0 nulls, at most c");
    }

    @Test
    void saysNothingIfRowGroupsDoNotFitTheSchema() {
        Statistics some = of(number(1), number(2), 0);

        assertThat(metadata(oneInt().group(10, some, some).file(10)).statistics())
                .isEmpty();
        assertThat(metadata(oneInt().group(10).file(10)).statistics()).isEmpty();
        assertThat(said(
                        Footers.schema(1)
                                .leaf("n", REQUIRED, Type.INT32, null)
                                .group(10, of(bytes("long"), bytes("longer"), 0))
                                .file(10),
                        "n"))
                .isEqualTo("0 nulls");
    }

    @Test
    void saysNothingOfAPathThatTwoColumnsShare() {
        byte[] file = Footers.schema(2)
                .leaf("a.b", REQUIRED, Type.INT32, null)
                .group("a", REQUIRED, 1)
                .leaf("b", REQUIRED, Type.INT32, null)
                .group(10, of(number(1), number(2), 0), of(number(3), number(4), 0))
                .file(10);

        assertThat(metadata(file).statistics()).isEmpty();
    }

    private static Footers oneInt() {
        return Footers.schema(1).leaf("n", OPTIONAL, Type.INT32, null);
    }

    private static Statistics of(byte[] least, byte[] greatest, long nulls) {
        return new Statistics().setMin_value(least).setMax_value(greatest).setNull_count(nulls);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte[] number(double value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Binary big(long unscaled) {
        return Binary.fromConstantByteArray(BigInteger.valueOf(unscaled).toByteArray());
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private FileMetadata metadata(byte[] file) {
        return (FileMetadata) new OneFile("a.parquet", file).readBy(reader);
    }

    private String said(byte[] file, String path) {
        return dev.weir.format.Statistics.text(metadata(file).statistics().get(path));
    }
}
