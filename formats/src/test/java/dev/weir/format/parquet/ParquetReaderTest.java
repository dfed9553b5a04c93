package dev.weir.format.parquet;

import static org.apache.parquet.format.FieldRepetitionType.OPTIONAL;
import static org.apache.parquet.format.FieldRepetitionType.REPEATED;
import static org.apache.parquet.format.FieldRepetitionType.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.OneFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;

class ParquetReaderTest {

    private final ParquetReader reader = new ParquetReader();

    @Test
    void readsWhatArrowWrites() throws IOException {
        assertThat(columns(resource("arrow.parquet")))
                .containsExactly(
                        "id:long",
                        "small:int?",
                        "unsigned:long?",
                        "big_unsigned:decimal(20,0)?",
                        "amount:decimal(12,2)?",
                        "ratio:float?",
                        "score:double?",
                        "active:boolean?",
                        "name:string?",
                        "raw:binary?",
                        "day:date?",
                        "at_ms:timestamp(ms)?",
                        "at_us_utc:timestamptz(us)?",
                        "at_ns:timestamp(ns)?",
                        "clock:time(us)?",
                        "tags:array<string>?",
                        "props:map<string,int>?",
                        "address:struct<city:string,zip:struct<code:string>>?",
                        "items:array<struct<sku:string,n:long>>?",
                        "nothing:unknown?");
        assertThat(metadata(resource("arrow.parquet")).rows()).isEqualTo(OptionalLong.of(3));
    }

    @Test
    void readsWhatDuckDbWrites() throws IOException {
        assertThat(columns(resource("duckdb.parquet")))
                .containsExactly(
                        "id:long",
                        "name:string",
                        "amount:decimal(12,2)",
                        "day:date",
                        "seen:timestamp(us)",
                        "seen_tz:timestamptz(us)",
                        "u:uuid?",
                        "xs:array<int>",
                        "s:struct<a:int,b:string>",
                        "m:map<string,int>",
                        "j:json",
                        "ut:int",
                        "hu:double",
                        "t:time(us)");
    }

    @Test
    void readsOlderVersions() throws IOException {
        assertThat(columns(resource("arrow-1.0.parquet")))
                .containsExactly(
                        "id:long?",
                        "amount:decimal(12,2)?",
                        "at_us_utc:timestamptz(us)?",
                        "tags:array<string>?",
                        "name:string?");
        assertThat(columns(resource("int96.parquet"))).containsExactly("id:long?", "at_us_utc:timestamp(ns)?");
    }

    @Test
    void readsConvertedTypesWhereThereAreNoLogicalOnes() {
        Footers footers = Footers.schema(9)
                .leaf("a", REQUIRED, Type.BYTE_ARRAY, ConvertedType.UTF8)
                .leaf("b", OPTIONAL, Type.INT64, ConvertedType.TIMESTAMP_MILLIS)
                .leaf("c", REQUIRED, Type.INT32, ConvertedType.UINT_32)
                .leaf("d", REQUIRED, Type.INT64, ConvertedType.UINT_64)
                .leaf("e", REQUIRED, Type.BYTE_ARRAY, ConvertedType.JSON)
                .leaf("f", REQUIRED, Type.BYTE_ARRAY, ConvertedType.ENUM)
                .leaf("g", REQUIRED, Type.INT32, ConvertedType.TIME_MILLIS)
                .leaf("h", REQUIRED, Type.BYTE_ARRAY, null)
                .leaf("i", REQUIRED, Type.INT32, ConvertedType.DECIMAL);
        footers.last().setPrecision(9).setScale(4);

        assertThat(columns(footers.file(0)))
                .containsExactly(
                        "a:string",
                        "b:timestamptz(ms)?",
                        "c:long",
                        "d:decimal(20,0)",
                        "e:json",
                        "f:string",
                        "g:time(ms)",
                        "h:binary",
                        "i:decimal(9,4)");
    }

    @Test
    void readsListsAndMapsOfAllAges() {
        byte[] file = Footers.schema(7)
                // Three levels, as the format says now.
                .group("now", OPTIONAL, 1, ConvertedType.LIST)
                .group("list", REPEATED, 1)
                .leaf("element", OPTIONAL, Type.INT32, null)
                // Two levels: the repeated field is the element.
                .group("two", OPTIONAL, 1, ConvertedType.LIST)
                .leaf("element", REPEATED, Type.INT32, null)
                // A repeated group of several fields is the element.
                .group("pairs", OPTIONAL, 1, ConvertedType.LIST)
                .group("element", REPEATED, 2)
                .leaf("x", REQUIRED, Type.INT32, null)
                .leaf("y", REQUIRED, Type.INT32, null)
                // So is one of a single field, if it is called array, as Avro's writer does.
                .group("avro", OPTIONAL, 1, ConvertedType.LIST)
                .group("array", REPEATED, 1)
                .leaf("x", REQUIRED, Type.INT32, null)
                // Or by the list's name and _tuple, as Thrift's does.
                .group("thrift", OPTIONAL, 1, ConvertedType.LIST)
                .group("thrift_tuple", REPEATED, 1)
                .leaf("x", REQUIRED, Type.INT32, null)
                // A repeated field that is in no list, as Protocol Buffers has it.
                .leaf("proto", REPEATED, Type.INT32, null)
                // A map as Hive wrote it.
                .group("map", OPTIONAL, 1, ConvertedType.MAP_KEY_VALUE)
                .group("map", REPEATED, 2)
                .leaf("key", REQUIRED, Type.BYTE_ARRAY, ConvertedType.UTF8)
                .leaf("value", OPTIONAL, Type.INT32, null)
                .file(0);

        assertThat(columns(file))
                .containsExactly(
                        "now:array<int>?",
                        "two:array<int>?",
                        "pairs:array<struct<x:int,y:int>>?",
                        "avro:array<struct<x:int>>?",
                        "thrift:array<struct<x:int>>?",
                        "proto:array<int>",
                        "map:map<string,int>?");
    }

    @Test
    void asksOnceUnlessTheFooterIsLong() {
        OneFile small = new OneFile("a.parquet", Footers.file(1, "id:int"));
        String[] many = new String[4000];
        Arrays.setAll(many, i -> "column_number_" + i + ":int");
        OneFile large = new OneFile("a.parquet", Footers.file(1, many));

        assertThat(small.readBy(reader)).isInstanceOf(FileMetadata.class);
        assertThat(small.reads()).isEqualTo(1);
        assertThat(large.readBy(reader))
                .isInstanceOfSatisfying(FileMetadata.class, metadata -> assertThat(metadata.columns())
                        .hasSize(4000));
        assertThat(large.reads()).isEqualTo(2);
    }

    @Test
    void tellsWhatIsBroken() {
        byte[] good = Footers.file(1, "id:int");

        assertThat(code(Arrays.copyOf(good, 10))).isEqualTo("truncated");
        assertThat(code(Arrays.copyOf(good, good.length - 1))).isEqualTo("wrong-magic");
        assertThat(code(footerLength(good, Integer.MAX_VALUE))).isEqualTo("footer-length");
        assertThat(code(footerLength(good, -1))).isEqualTo("footer-length");
        assertThat(code(footerLength(good, 3))).isEqualTo("footer-unreadable");
        assertThat(code(Footers.schema(3).leaf("a", REQUIRED, Type.INT32, null).file(0)))
                .isEqualTo("schema-broken");
        assertThat(code(Footers.file(0, "a:int", "a:int"))).isEqualTo("schema-broken");
        assertThat(code(Footers.schema(1)
                        .leaf("a", REQUIRED, Type.INT32, null)
                        .group(4)
                        .group(3)
                        .file(8)))
                .isEqualTo("counts-impossible");
        assertThat(new OneFile("a.parquet", good, 1L << 40).readBy(reader)).isInstanceOf(FileMetadata.class);
        assertThat(new OneFile("a.parquet", footerLength(good, Integer.MAX_VALUE), 1L << 40).readBy(reader))
                .isInstanceOfSatisfying(
                        BrokenFile.class, broken -> assertThat(broken.code()).isEqualTo("footer-too-long"));
    }

    private static byte[] footerLength(byte[] file, int length) {
        byte[] lying = file.clone();
        for (int i = 0; i < 4; i++) {
            lying[file.length - 8 + i] = (byte) (length >>> (8 * i));
        }
        return lying;
    }

    private String code(byte[] file) {
        FileReading reading = new OneFile("a.parquet", file).readBy(reader);
        return reading instanceof BrokenFile broken ? broken.code() : reading.toString();
    }

    private FileMetadata metadata(byte[] file) {
        return (FileMetadata) new OneFile("a.parquet", file).readBy(reader);
    }

    private List<String> columns(byte[] file) {
        return List.of(Column.text(metadata(file).columns()).split("\n"));
    }

    static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(ParquetReaderTest.class.getResourceAsStream("/parquet/" + name))) {
            return in.readAllBytes();
        }
    }
}
