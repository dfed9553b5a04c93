package dev.weir.format.orc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.OneFile;
import dev.weir.format.Statistics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcProto;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.StructColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.serde2.io.HiveDecimalWritable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrcReaderTest {

    private final OrcReader reader = new OrcReader();

    @Test
    void readsEveryType() {
        byte[] file = OrcFiles.file(
                "struct<b:boolean,t:tinyint,s:smallint,i:int,l:bigint,f:float,d:double,str:string,vc:varchar(10),ch:char(3),"
                        + "bin:binary,day:date,ts:timestamp,tz:timestamp with local time zone,dec:decimal(12,2),"
                        + "tags:array<string>,props:map<string,int>,address:struct<city:string,zip:struct<code:string>>,"
                        + "items:array<struct<sku:string,n:bigint>>,either:uniontype<int,string>>",
                CompressionKind.ZLIB,
                batch -> batch.size = 0);

        assertThat(columns(file))
                .containsExactly(
                        "b:boolean?",
                        "t:int?",
                        "s:int?",
                        "i:int?",
                        "l:long?",
                        "f:float?",
                        "d:double?",
                        "str:string?",
                        "vc:string?",
                        "ch:string?",
                        "bin:binary?",
                        "day:date?",
                        "ts:timestamp(ns)?",
                        "tz:timestamptz(ns)?",
                        "dec:decimal(12,2)?",
                        "tags:array<string>?",
                        "props:map<string,int>?",
                        "address:struct<city:string,zip:struct<code:string>>?",
                        "items:array<struct<sku:string,n:long>>?",
                        "either:struct<tag:int,field0:int,field1:string>?");
        assertThat(metadata(file).rows()).isEqualTo(OptionalLong.of(0));
    }

    @ParameterizedTest
    @EnumSource(CompressionKind.class)
    void unpacksFootersOfAllCodecs(CompressionKind kind) {
        if (kind == CompressionKind.LZO || kind == CompressionKind.BROTLI) {
            // The first has no writer any more, the second needs code of the platform.
            return;
        }
        byte[] file = OrcFiles.file("struct<id:bigint,name:string>", kind, batch -> {
            longs(batch.cols[0], 7L, 3L);
            strings(batch.cols[1], "x", "y");
            batch.size = 2;
        });

        assertThat(columns(file)).containsExactly("id:long?", "name:string?");
        assertThat(metadata(file).rows()).isEqualTo(OptionalLong.of(2));
        assertThat(statistics(file, "id")).isEqualTo("0 nulls, 3 to 7");
    }

    @Test
    void tellsWhatItsValuesAre() {
        byte[] file = OrcFiles.file(
                "struct<flag:boolean,n:int,price:decimal(12,2),ratio:float,name:string,day:date,at:timestamp,"
                        + "seen:timestamp with local time zone,gone:int>",
                CompressionKind.ZSTD,
                batch -> {
                    longs(batch.cols[0], 0L, 1L, null);
                    longs(batch.cols[1], -5L, null, 12L);
                    decimals(batch.cols[2], "12.50", "-3.00", "100.25");
                    doubles(batch.cols[3], 0.1, 2.5, 1e10);
                    strings(batch.cols[4], "\uD83D\uDE00", "b", "\uD55C");
                    longs(batch.cols[5], day("2026-10-27"), day("1999-12-31"), null);
                    times(batch.cols[6], "2026-10-27T10:00:00.123456789", "1969-07-20T20:17:40.000000001", null);
                    times(batch.cols[7], "2026-10-27T10:00:00", "2026-10-27T09:00:00.5", null);
                    longs(batch.cols[8], null, null, null);
                    batch.size = 3;
                });

        assertThat(statistics(file, "flag")).isEqualTo("1 nulls, false to true");
        assertThat(statistics(file, "n")).isEqualTo("1 nulls, -5 to 12");
        assertThat(statistics(file, "price")).isEqualTo("0 nulls, -3 to 100.25");
        assertThat(statistics(file, "ratio")).isEqualTo("0 nulls, 0.10000000149011612 to 10000000000");
        assertThat(statistics(file, "name")).isEqualTo("0 nulls, b to \uD83D\uDE00");
        assertThat(statistics(file, "day")).isEqualTo("1 nulls, 1999-12-31 to 2026-10-27");
        assertThat(statistics(file, "at"))
                .isEqualTo("1 nulls, 1969-07-20T20:17:40.000000001 to 2026-10-27T10:00:00.123456789");
        assertThat(statistics(file, "seen"))
                .isEqualTo("1 nulls, 2026-10-27T09:00:00.500000000Z to 2026-10-27T10:00:00.000000000Z");
        assertThat(statistics(file, "gone")).isEqualTo("3 nulls");
    }

    @Test
    void tellsOfNestedColumnsByTheirPaths() {
        byte[] file = OrcFiles.file(
                "struct<address:struct<zip:int>,items:array<struct<sku:string>>>", CompressionKind.NONE, batch -> {
                    StructColumnVector address = (StructColumnVector) batch.cols[0];
                    longs(address.fields[0], 7L, 9L);
                    ListColumnVector items = (ListColumnVector) batch.cols[1];
                    items.child.ensureSize(3, false);
                    strings(((StructColumnVector) items.child).fields[0], "a", "b", "c");
                    items.childCount = 3;
                    items.lengths[0] = 3;
                    items.lengths[1] = 0;
                    items.offsets[1] = 3;
                    batch.size = 2;
                });

        assertThat(statistics(file, "address.zip")).isEqualTo("0 nulls, 7 to 9");
        assertThat(statistics(file, "items.element.sku")).isEqualTo("0 nulls, a to c");
    }

    @Test
    void saysNothingOfNaNAndInfinity() {
        byte[] file = OrcFiles.file("struct<nan:double,inf:double>", CompressionKind.NONE, batch -> {
            doubles(batch.cols[0], Double.NaN, 1.0);
            doubles(batch.cols[1], Double.NEGATIVE_INFINITY, 1.0);
            batch.size = 2;
        });

        assertThat(statistics(file, "nan")).isEqualTo("0 nulls");
        assertThat(statistics(file, "inf")).isEqualTo("0 nulls, at most 1.0");
        assertThat(metadata(file).remarks())
                .extracting(remark -> remark.code() + ": " + remark.reason())
                .containsExactly(
                        "statistics-nan: says that the least or greatest value is NaN, which is neither: nan",
                        "statistics-infinite: says that the least or greatest value is infinite: inf");
    }

    @Test
    void boundsLongTexts() {
        byte[] file = OrcFiles.file("struct<s:string>", CompressionKind.ZLIB, batch -> {
            strings(batch.cols[0], "a".repeat(5000), "z".repeat(5000));
            batch.size = 2;
        });

        ColumnStatistics said =
                Objects.requireNonNull(metadata(file).statistics().get("s"));
        assertThat(said.least()).contains("a".repeat(256));
        assertThat(said.greatest()).contains("z".repeat(255) + "{");
    }

    @Test
    void asksOnceUnlessTheFooterIsLong() {
        OneFile small = new OneFile("a.orc", OrcFiles.file("struct<a:int>", CompressionKind.ZLIB, batch -> {}));
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "column_number_" + i + ":int")
                .collect(Collectors.joining(",", "struct<", ">"));
        OneFile large = new OneFile("a.orc", OrcFiles.file(many, CompressionKind.NONE, batch -> {}));

        assertThat(small.readBy(reader)).isInstanceOf(FileMetadata.class);
        assertThat(small.reads()).isEqualTo(1);
        assertThat(large.readBy(reader))
                .isInstanceOfSatisfying(FileMetadata.class, metadata -> assertThat(metadata.columns())
                        .hasSize(10_000));
        assertThat(large.reads()).isEqualTo(2);
    }

    @Test
    void tellsWhatIsBroken() {
        byte[] good = OrcFiles.file("struct<a:int>", CompressionKind.ZLIB, batch -> {});

        assertThat(code(Arrays.copyOf(good, 3))).isEqualTo("truncated");
        assertThat(code("this is not an ORC file".getBytes(StandardCharsets.US_ASCII)))
                .isIn("truncated", "footer-unreadable", "wrong-magic");
        assertThat(code(Arrays.copyOf(good, good.length - 30))).isIn("truncated", "footer-unreadable", "wrong-magic");
        assertThat(code(tail(footer().build(), 1L << 40))).isEqualTo("footer-length");
        assertThat(new OneFile("a.orc", tail(footer().build(), 1L << 30), 1L << 40).readBy(reader))
                .isInstanceOfSatisfying(
                        BrokenFile.class, broken -> assertThat(broken.code()).isEqualTo("footer-too-long"));
        assertThat(code(tail(footer().build()))).isEqualTo("schema-broken");
        assertThat(code(tail(footer().addTypes(
                                type(OrcProto.Type.Kind.STRUCT).addSubtypes(0).addFieldNames("a"))
                        .build())))
                .isEqualTo("schema-broken");
        assertThat(code(tail(footer().addTypes(type(OrcProto.Type.Kind.LONG)).build())))
                .isEqualTo("schema-broken");
        assertThat(code(tail(footer().addTypes(type(OrcProto.Type.Kind.STRUCT))
                        .setNumberOfRows(-1)
                        .build())))
                .isEqualTo("footer-unreadable");
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        OrcProto.Footer.Builder deep =
                footer().addTypes(type(OrcProto.Type.Kind.STRUCT).addSubtypes(1).addFieldNames("a"));
        for (int i = 1; i < 5000; i++) {
            deep.addTypes(type(OrcProto.Type.Kind.LIST).addSubtypes(i + 1));
        }
        deep.addTypes(type(OrcProto.Type.Kind.INT));

        assertThat(code(tail(deep.build()))).isEqualTo("schema-too-deep");
    }

    /** A few kilobytes that unpack to more than any footer has. */
    @Test
    void doesNotUnpackABomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[256 * 1024];
        for (int block = 0; block < 80; block++) {
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            try (DeflaterOutputStream out =
                    new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_COMPRESSION, true))) {
                // The first block begins a field of bytes that is longer than all blocks together.
                out.write(block == 0 ? new byte[] {0x52, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F} : zeros);
            }
            int head = deflated.size() << 1;
            packed.write(new byte[] {(byte) head, (byte) (head >> 8), (byte) (head >> 16)});
            deflated.writeTo(packed);
        }
        byte[] postScript = OrcProto.PostScript.newBuilder()
                .setCompression(OrcProto.CompressionKind.ZLIB)
                .setCompressionBlockSize(zeros.length)
                .setFooterLength(packed.size())
                .setMagic("ORC")
                .build()
                .toByteArray();
        packed.write(postScript);
        packed.write(postScript.length);

        assertThat(packed.size()).isLessThan(100_000);
        assertThat(code(packed.toByteArray())).isEqualTo("zip-bomb");
    }

    private static OrcProto.Footer.Builder footer() {
        return OrcProto.Footer.newBuilder();
    }

    private static OrcProto.Type.Builder type(OrcProto.Type.Kind kind) {
        return OrcProto.Type.newBuilder().setKind(kind);
    }

    private static byte[] tail(OrcProto.Footer footer) {
        return tail(footer, footer.getSerializedSize());
    }

    private static byte[] tail(OrcProto.Footer footer, long length) {
        byte[] postScript = OrcProto.PostScript.newBuilder()
                .setCompression(OrcProto.CompressionKind.NONE)
                .setFooterLength(length)
                .setMagic("ORC")
                .build()
                .toByteArray();
        byte[] body = footer.toByteArray();
        byte[] all = Arrays.copyOf(body, body.length + postScript.length + 1);
        System.arraycopy(postScript, 0, all, body.length, postScript.length);
        all[all.length - 1] = (byte) postScript.length;
        return all;
    }

    private static void longs(ColumnVector column, @Nullable Long... values) {
        each(column, values, (i, value) -> ((LongColumnVector) column).vector[i] = value);
    }

    private static void doubles(ColumnVector column, @Nullable Double... values) {
        each(column, values, (i, value) -> ((DoubleColumnVector) column).vector[i] = value);
    }

    private static void strings(ColumnVector column, @Nullable String... values) {
        each(column, values, (i, value) -> ((BytesColumnVector) column)
                .setVal(i, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static void decimals(ColumnVector column, @Nullable String... values) {
        each(column, values, (i, value) -> ((DecimalColumnVector) column).set(i, new HiveDecimalWritable(value)));
    }

    private static void times(ColumnVector column, @Nullable String... values) {
        ((TimestampColumnVector) column).setIsUTC(true);
        each(column, values, (i, value) -> {
            LocalDateTime time = LocalDateTime.parse(value);
            TimestampColumnVector times = (TimestampColumnVector) column;
            times.time[i] = time.toInstant(ZoneOffset.UTC).toEpochMilli();
            times.nanos[i] = time.getNano();
        });
    }

    private interface Setter<T> {
        void set(int at, T value);
    }

    private static <T extends Object> void each(ColumnVector column, @Nullable T[] values, Setter<T> setter) {
        for (int i = 0; i < values.length; i++) {
            T value = values[i];
            if (value == null) {
                column.isNull[i] = true;
                column.noNulls = false;
            } else {
                setter.set(i, value);
            }
        }
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    private String code(byte[] file) {
        FileReading reading = new OneFile("a.orc", file).readBy(reader);
        return reading instanceof BrokenFile broken ? broken.code() : reading.toString();
    }

    private FileMetadata metadata(byte[] file) {
        return (FileMetadata) new OneFile("a.orc", file).readBy(reader);
    }

    private String statistics(byte[] file, String path) {
        ColumnStatistics said = metadata(file).statistics().get(path);
        return Statistics.text(said);
    }

    private List<String> columns(byte[] file) {
        return List.of(Column.text(metadata(file).columns()).split("\n"));
    }
}
