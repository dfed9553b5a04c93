package dev.weir.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTextTest {

    private static final MetadataReaders READERS = MetadataReaders.all(new TextLimits(64 * 1024, 1024 * 1024));
    private static final String TEXT = "id,name\n" + "1,some text that is packed\n".repeat(20_000);

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst", ".bz2", ".snappy"})
    void unpacks(String extension) {
        byte[] file = Packed.by(packing(extension), TEXT);

        assertReads(read("a.csv" + extension, file));
        assertThat(text(read(
                        "A.JSON" + extension.toUpperCase(java.util.Locale.ROOT),
                        Packed.by(packing(extension), "{\"a\":1}"))))
                .isEqualTo("a:int?");
        assertThat(FileFormat.stem("orders.ndjson" + extension)).isEqualTo("orders");
    }

    @Test
    void unpacksSnappyOfBothFrames() {
        assertReads(read("a.tsv.snappy", Packed.by(Packed.FRAMED_SNAPPY, TEXT.replace(',', '\t'))));
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst", ".bz2"})
    void unpacksSeveralInOneFile(String extension) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Packed.by(packing(extension), "id\n1\n"));
        file.writeBytes(Packed.by(packing(extension), "2\n3\n"));

        assertThat(((FileMetadata) read("a.csv" + extension, file.toByteArray())).rows())
                .isEqualTo(OptionalLong.of(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip .gz", "zstd .zst", "bzip2 .bz2", "snappy .snappy"})
    void tellsWhatIsBroken(String names) {
        String code = names.split(" ")[0] + "-broken";
        String extension = names.split(" ")[1];
        byte[] good = Packed.by(packing(extension), TEXT);

        assertThat(code(read("a.csv" + extension, Arrays.copyOf(good, good.length - 9))))
                .isEqualTo(code);
        assertThat(code(read("a.json" + extension, Arrays.copyOf(good, 9)))).isEqualTo(code);
        assertThat(code(read("a.csv" + extension, "this is not packed".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst", ".bz2", ".snappy"})
    void stopsUnpackingWhatGrowsBeyondReason(String extension) {
        byte[] bomb = Packed.by(packing(extension), "id\n" + "1\n".repeat(1_000_000));
        byte[] oneLine = Packed.by(packing(extension), "1".repeat(500_000));

        assertThat(bomb.length).isLessThan(200_000);
        assertThat(read("a.csv" + extension, bomb))
                .isInstanceOfSatisfying(FileMetadata.class, metadata -> assertThat(metadata.rows())
                        .isEmpty());
        assertThat(code(read("a.csv" + extension, oneLine))).isEqualTo("line-too-long");
        assertThat(code(read("a.json" + extension, oneLine))).isEqualTo("line-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {".gz", ".zst", ".bz2", ".snappy"})
    void tellsOfWhatWasPackedToBlowUp(String extension) {
        MetadataReaders readers = MetadataReaders.all(new TextLimits(64 * 1024, 32 * 1024 * 1024));
        byte[] csv = Packed.by(packing(extension), "id\n" + "1\n".repeat(20_000_000));
        byte[] json = Packed.by(packing(extension), "{}\n".repeat(20_000_000));
        List<String> codes = isGood(extension) ? List.of("zip-bomb") : List.of();

        for (OneFile file : List.of(new OneFile("a.csv" + extension, csv), new OneFile("a.json" + extension, json))) {
            assertThat(file.readBy(readers)).isInstanceOfSatisfying(FileMetadata.class, metadata -> {
                assertThat(metadata.rows()).isEmpty();
                assertThat(metadata.remarks()).extracting(Remark::code).isEqualTo(codes);
            });
        }
    }

    /** Snappy packs nothing to less than a twentieth. */
    private static boolean isGood(String extension) {
        return !extension.equals(".snappy");
    }

    @Test
    void makesNoBufferOfALengthThatLies() {
        byte[] lying = {0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1, 0};

        assertThat(code(read("a.csv.snappy", lying))).isEqualTo("snappy-broken");
    }

    private static void assertReads(FileReading reading) {
        assertThat(text(reading)).isEqualTo("id:int?\nname:string?");
        assertThat(((FileMetadata) reading).rows()).isEqualTo(OptionalLong.of(20_000));
    }

    private static Packed.Packing packing(String extension) {
        return Objects.requireNonNull(Packed.ALL.get(extension));
    }

    private static FileReading read(String name, byte[] file) {
        return new OneFile(name, file).readBy(READERS);
    }

    private static String text(FileReading reading) {
        return reading instanceof FileMetadata metadata ? Column.text(metadata.columns()) : reading.toString();
    }

    private static String code(FileReading reading) {
        return reading instanceof BrokenFile broken ? broken.code() : reading.toString();
    }
}
