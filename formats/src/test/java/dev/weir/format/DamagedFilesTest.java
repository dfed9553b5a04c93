package dev.weir.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.avro.AvroFiles;
import dev.weir.format.avro.AvroReader;
import dev.weir.format.csv.CsvFileReader;
import dev.weir.format.ndjson.NdjsonReader;
import dev.weir.format.orc.OrcFiles;
import dev.weir.format.orc.OrcReader;
import dev.weir.format.parquet.ParquetReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;

/** Whatever happens to a file's bytes, reading it ends with an answer: no exception, no endless memory. */
class DamagedFilesTest {

    private static final TextLimits LIMITS = new TextLimits(64 * 1024, 1024 * 1024);
    // Not by MetadataReaders, which would hide what they throw.
    private static final Map<FileFormat, MetadataReader> READERS = Map.of(
            FileFormat.PARQUET, new ParquetReader(),
            FileFormat.ORC, new OrcReader(),
            FileFormat.AVRO, new AvroReader(LIMITS),
            FileFormat.CSV, new CsvFileReader(LIMITS),
            FileFormat.NDJSON, new NdjsonReader(LIMITS));
    private static final List<Sample> SAMPLES = allSamples();

    record Sample(String name, byte[] content) {
        @Override
        public String toString() {
            return name + " of " + content.length + " bytes";
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.of(SAMPLES);
    }

    private static List<Sample> allSamples() {
        String csv = "id,name,\"a, b\"\n1,x,2.5\n2,\"y\ny\",\u00e9\n";
        List<Sample> samples = new ArrayList<>(List.of(
                parquet("arrow.parquet"),
                parquet("arrow-1.0.parquet"),
                parquet("duckdb.parquet"),
                new Sample("a.orc", orc(CompressionKind.NONE)),
                new Sample("zlib.orc", orc(CompressionKind.ZLIB)),
                new Sample("zstd.orc", orc(CompressionKind.ZSTD)),
                new Sample("lz4.orc", orc(CompressionKind.LZ4)),
                new Sample("snappy.orc", orc(CompressionKind.SNAPPY)),
                new Sample("a.avro", avro()),
                text("a.csv", csv),
                text("a.ndjson", "{\"a\":1,\"b\":{\"c\":[1,2.5,null]}}\n{\"a\":\"\\u00e9\u00e9\"}\n"),
                text("a.json", "[{\"a\":1,\"b\":{\"c\":[1,2.5,null]}},\n{\"a\":\"\\u00e9\u00e9\"}]\n")));
        Packed.ALL.forEach((extension, packing) ->
                samples.add(new Sample("a.csv" + extension, Packed.by(packing, csv.repeat(20)))));
        return samples;
    }

    private static byte[] orc(CompressionKind kind) {
        return OrcFiles.file("struct<a:int,b:string,c:array<struct<d:timestamp>>,e:decimal(5,2)>", kind, batch -> {
            ((LongColumnVector) batch.cols[0]).vector[0] = 7;
            ((BytesColumnVector) batch.cols[1]).setVal(0, "x".getBytes(StandardCharsets.UTF_8));
            batch.size = 1;
        });
    }

    private static byte[] avro() {
        Schema schema = SchemaBuilder.record("r")
                .fields()
                .requiredLong("id")
                .optionalString("name")
                .endRecord();
        List<GenericData.Record> rows = IntStream.range(0, 100)
                .mapToObj(i ->
                        new GenericRecordBuilder(schema).set("id", (long) i).build())
                .toList();
        return AvroFiles.file(schema, CodecFactory.deflateCodec(6), 100, rows);
    }

    @Property(tries = 500)
    void survivesBeingCutOff(@ForAll("samples") Sample sample, @ForAll @IntRange(min = 0, max = 10_000) int length) {
        byte[] cut = Arrays.copyOf(sample.content(), length % (sample.content().length + 1));

        assertAnswers(sample.name(), cut);
    }

    @Property(tries = 5000)
    void survivesFlippedBits(
            @ForAll("samples") Sample sample, @ForAll List<@IntRange(min = 0, max = 1_000_000) Integer> bits) {
        byte[] damaged = sample.content().clone();
        for (int bit : bits) {
            // Most of a Parquet file is data, which is not looked at: damage its end.
            int fromEnd = (bit / 8) % Math.min(damaged.length, 6000);
            damaged[damaged.length - 1 - fromEnd] ^= (byte) (1 << (bit % 8));
        }

        assertAnswers(sample.name(), damaged);
    }

    @Property(tries = 2000)
    void survivesBytesFromElsewhere(
            @ForAll("samples") Sample sample,
            @ForAll @IntRange(min = 0, max = 10_000) int place,
            @ForAll @Size(min = 1, max = 20) byte[] bytes) {
        byte[] damaged = sample.content().clone();
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = (place + i) % Math.min(damaged.length, 6000);
            damaged[damaged.length - 1 - fromEnd] = bytes[i];
        }

        assertAnswers(sample.name(), damaged);
    }

    private static void assertAnswers(String name, byte[] content) {
        FileReading reading = new OneFile(name, content)
                .readBy(Objects.requireNonNull(READERS.get(FileFormat.of(name).orElseThrow())));

        assertThat(reading).isInstanceOfAny(FileReading.BrokenFile.class, FileReading.FileMetadata.class);
        if (reading instanceof FileReading.FileMetadata metadata) {
            for (Column column : metadata.columns()) {
                assertThat(ColumnType.parse(column.type().toString())).isEqualTo(column.type());
            }
            metadata.statistics().values().forEach(said -> {
                said.least()
                        .ifPresent(least -> assertThat(ValueText.isKept(least)).isTrue());
                said.greatest().ifPresent(greatest -> assertThat(ValueText.isKept(greatest))
                        .isTrue());
            });
        }
    }

    private static Sample text(String name, String text) {
        return new Sample(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Sample parquet(String name) {
        try (var in = Objects.requireNonNull(DamagedFilesTest.class.getResourceAsStream("/parquet/" + name))) {
            return new Sample(name, in.readAllBytes());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
