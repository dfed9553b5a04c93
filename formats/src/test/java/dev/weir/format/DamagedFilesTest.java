package dev.weir.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.csv.CsvFileReader;
import dev.weir.format.ndjson.NdjsonReader;
import dev.weir.format.parquet.ParquetReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to a file's bytes, reading it ends with an answer: no exception, no endless memory. */
class DamagedFilesTest {

    private static final TextLimits LIMITS = new TextLimits(64 * 1024, 1024 * 1024);
    private static final MetadataReaders READERS = new MetadataReaders(Map.of(
            FileFormat.PARQUET, new ParquetReader(),
            FileFormat.CSV, new CsvFileReader(LIMITS),
            FileFormat.NDJSON, new NdjsonReader(LIMITS)));

    record Sample(String name, byte[] content) {
        @Override
        public String toString() {
            return name + " of " + content.length + " bytes";
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.of(List.of(
                parquet("arrow.parquet"),
                parquet("arrow-1.0.parquet"),
                parquet("duckdb.parquet"),
                text("a.csv", "id,name,\"a, b\"\n1,x,2.5\n2,\"y\ny\",\u00e9\n"),
                text("a.ndjson", "{\"a\":1,\"b\":{\"c\":[1,2.5,null]}}\n{\"a\":\"\\u00e9\u00e9\"}\n")));
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

    private static void assertAnswers(String name, byte[] content) {
        FileReading reading = new OneFile(name, content).readBy(READERS);

        assertThat(reading).isInstanceOfAny(FileReading.BrokenFile.class, FileReading.FileMetadata.class);
        if (reading instanceof FileReading.FileMetadata metadata) {
            for (Column column : metadata.columns()) {
                assertThat(ColumnType.parse(column.type().toString())).isEqualTo(column.type());
            }
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
