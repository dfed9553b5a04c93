package dev.weir.format;

import static org.apache.parquet.format.FieldRepetitionType.OPTIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.parquet.Footers;
import dev.weir.platform.storage.StorageFailed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;

class MetadataReadersTest {

    private static final TextLimits LIMITS = new TextLimits(1024 * 1024, 8 * 1024 * 1024);
    private static final MetadataReaders READERS = MetadataReaders.all(LIMITS);

    @Test
    void hasAReaderForEveryFormat() {
        for (FileFormat format : FileFormat.values()) {
            assertThat(read("a." + format.wireName(), "x".getBytes(StandardCharsets.US_ASCII)))
                    .isNotNull();
        }
    }

    @Test
    void turnsWhatNobodyForesawIntoABrokenFile() {
        assertThat(readBy((store, object) -> {
                    throw new ClassCastException("of a library");
                }))
                .isEqualTo(new BrokenFile("unreadable", "cannot be read: java.lang.ClassCastException: of a library"));
        assertThat(readBy((store, object) -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(BrokenFile.class);
        assertThat(readBy((store, object) -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isEqualTo(new BrokenFile("unreadable", "cannot be read: java.lang.OutOfMemoryError: Java heap space"));
    }

    @Test
    void letsThroughThatTheStoreFailed() {
        StorageFailed failed = new StorageFailed(StorageFailed.Kind.THROTTLED, "s3://b/k", "slow down");

        assertThatThrownBy(() -> readBy((store, object) -> {
                    throw failed;
                }))
                .isSameAs(failed);
    }

    @Test
    void refusesNamesThatNoDatabaseKeeps() {
        Footers footers = Footers.schema(1).group("a", OPTIONAL, 1).leaf("b\0", OPTIONAL, Type.INT32, null);

        assertThat(code(read("a.parquet", footers.file(0)))).isEqualTo("name-unreadable");
    }

    @Test
    void readsOrRefusesAHundredThousandColumns() {
        String[] many = new String[99_999];
        Arrays.setAll(many, i -> "column_number_" + i + ":int");
        Footers more = Footers.schema(100_001);
        for (int i = 0; i < 100_001; i++) {
            more.leaf("c" + i, OPTIONAL, Type.INT32, null);
        }
        String header = String.join(",", many).replace(":int", "");

        assertThat(read("a.parquet", Footers.file(1, many)))
                .isInstanceOfSatisfying(FileMetadata.class, metadata -> assertThat(metadata.columns())
                        .hasSize(99_999));
        assertThat(code(read("a.parquet", more.file(1)))).isEqualTo("too-many-columns");
        assertThat(code(new OneFile("a.csv", (header + "\n1\n").getBytes(StandardCharsets.US_ASCII))
                        .readBy(MetadataReaders.all(new TextLimits(4 * 1024 * 1024, 1)))))
                .isEqualTo("too-many-columns");
        assertThat(code(read("a.csv", (header + "\n1\n").getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("line-too-long");
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        Footers deep = Footers.schema(1);
        for (int i = 0; i < 50_000; i++) {
            deep.group("g", OPTIONAL, 1);
        }
        String json = "{\"a\":".repeat(100_000);

        assertThat(code(read(
                        "a.parquet", deep.leaf("x", OPTIONAL, Type.INT32, null).file(1))))
                .isEqualTo("schema-too-deep");
        assertThat(code(read("a.json", json.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("schema-too-deep");
    }

    @Test
    void makesNoObjectsOfRowGroupsThatAreNotThere() {
        // A schema of one column, rows, and 30 million row groups of one byte each.
        byte[] real = Footers.schema(1).leaf("a", OPTIONAL, Type.INT32, null).file(7);
        int length = ByteBuffer.wrap(real).order(ByteOrder.LITTLE_ENDIAN).getInt(real.length - 8);
        // Behind the rows, the writer left an empty list of row groups (head 0x19, then 0x0C) and a stop.
        int groups = 4 + length - 3;
        assertThat(real[groups]).isEqualTo((byte) 0x19);
        int count = 30_000_000;
        ByteBuffer file =
                ByteBuffer.allocate(groups + 1 + 1 + 4 + count + 1 + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.put(real, 0, groups).put((byte) 0x19).put((byte) 0xFC);
        for (int left = count; left > 0; left >>>= 7) {
            file.put((byte) (left > 0x7F ? left & 0x7F | 0x80 : left));
        }
        file.put(new byte[count + 1]);
        int footer = file.position() - 4;
        file.putInt(footer).put("PAR1".getBytes(StandardCharsets.US_ASCII));
        byte[] bomb = Arrays.copyOf(file.array(), file.position());

        assertThat(read("a.parquet", bomb))
                .isInstanceOfSatisfying(FileMetadata.class, metadata -> assertThat(metadata.statistics())
                        .isEmpty());
    }

    private static FileReading readBy(MetadataReader reader) {
        return new OneFile("a.parquet", new byte[20]).readBy(new MetadataReaders(Map.of(FileFormat.PARQUET, reader)));
    }

    private static FileReading read(String name, byte[] file) {
        return new OneFile(name, file).readBy(READERS);
    }

    private static String code(FileReading reading) {
        return reading instanceof BrokenFile broken ? broken.code() : reading.toString();
    }
}
