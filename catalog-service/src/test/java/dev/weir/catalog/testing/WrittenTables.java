package dev.weir.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.avro.AvroFiles;
import dev.weir.format.orc.OrcFiles;
import dev.weir.format.table.delta.WrittenDelta;
import dev.weir.format.table.hudi.HudiReader;
import dev.weir.format.table.hudi.WrittenHudi;
import dev.weir.format.table.iceberg.WrittenIceberg;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;

/** Tables of some orders, {@code id} and {@code note}, by {@code country}; each written by its format's own writer. */
public final class WrittenTables {

    private static final Schema RECORD = SchemaBuilder.record("orders")
            .fields()
            .requiredLong("id")
            .optionalString("note")
            .endRecord();

    private WrittenTables() {}

    /** An order. */
    public record Row(long id, String note, String country) {}

    /** In partitions by country. */
    public static void delta(Path folder, Row... rows) throws IOException {
        StructType schema = new StructType()
                .add("id", LongType.LONG)
                .add("note", StringType.STRING)
                .add("country", StringType.STRING);
        WrittenDelta table = WrittenDelta.create(folder, schema, List.of("country"), Map.of());
        for (Row row : rows) {
            table.append(
                    Map.of("country", Literal.ofString(row.country())),
                    "{\"id\":%d,\"note\":\"%s\",\"country\":\"%s\"}".formatted(row.id(), row.note(), row.country()));
        }
    }

    /** All in one file, without partitions. */
    public static void deltaAtOnce(Path folder, Row... rows) throws IOException {
        StructType schema = new StructType().add("id", LongType.LONG).add("note", StringType.STRING);
        WrittenDelta table = WrittenDelta.create(folder, schema, List.of(), Map.of());
        table.append(
                Map.of(),
                Arrays.stream(rows)
                        .map(row -> "{\"id\":%d,\"note\":\"%s\"}".formatted(row.id(), row.note()))
                        .toArray(String[]::new));
    }

    /** In partitions by country. */
    public static void iceberg(Path folder, Row... rows) {
        org.apache.iceberg.Schema schema = new org.apache.iceberg.Schema(
                Types.NestedField.required(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "note", Types.StringType.get()),
                Types.NestedField.optional(3, "country", Types.StringType.get()));
        PartitionSpec spec =
                PartitionSpec.builderFor(schema).identity("country").build();
        WrittenIceberg table = WrittenIceberg.create(folder, 2, schema, spec);
        for (Row row : rows) {
            table.append(table.row(row.id(), row.note(), row.country()));
        }
    }

    /** All in one file. */
    public static void icebergAtOnce(Path folder, Row... rows) {
        org.apache.iceberg.Schema schema = new org.apache.iceberg.Schema(
                Types.NestedField.required(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "note", Types.StringType.get()));
        WrittenIceberg table = WrittenIceberg.create(folder, 2, schema, PartitionSpec.unpartitioned());
        table.append(
                Arrays.stream(rows).map(row -> table.row(row.id(), row.note())).toArray(Record[]::new));
    }

    /** In partitions by country. */
    public static void hudi(Path folder, HoodieTableType type, Row... rows) throws IOException {
        // Making a reader allows Avro to load the records of Hudi's timeline, which Hudi's writer reads too.
        assertThat(new HudiReader()).isNotNull();
        Schema schema = SchemaBuilder.record("orders")
                .fields()
                .requiredLong("id")
                .requiredString("country")
                .requiredString("note")
                .endRecord();
        try (WrittenHudi table = new WrittenHudi(folder, type, HoodieTableVersion.EIGHT, schema)) {
            table.upsert(Arrays.stream(rows)
                    .map(row -> new Object[] {row.id(), row.country(), row.note()})
                    .toArray(Object[][]::new));
        }
    }

    /** The country is not in the file. */
    public static byte[] orc(Row... rows) {
        return OrcFiles.file("struct<id:bigint,note:string>", CompressionKind.ZLIB, batch -> {
            LongColumnVector ids = (LongColumnVector) batch.cols[0];
            BytesColumnVector notes = (BytesColumnVector) batch.cols[1];
            for (Row row : rows) {
                ids.vector[batch.size] = row.id();
                notes.setVal(batch.size++, row.note().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** The country is not in the file. */
    public static byte[] avro(Row... rows) {
        List<GenericRecord> records = Arrays.stream(rows)
                .<GenericRecord>map(row -> new GenericRecordBuilder(RECORD)
                        .set("id", row.id())
                        .set("note", row.note())
                        .build())
                .toList();
        return AvroFiles.file(RECORD, CodecFactory.deflateCodec(1), 64, records);
    }

    public static byte[] csv(Row... rows) {
        StringBuilder text = new StringBuilder("id,note\n");
        for (Row row : rows) {
            text.append(row.id()).append(',').append(row.note()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] ndjson(Row... rows) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append("{\"orderId\":%d,\"note\":\"%s\"}%n".formatted(row.id(), row.note()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param each takes the path of each file below {@code root}, and its content */
    public static void files(Path root, BiConsumer<String, byte[]> each) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> each.accept(root.relativize(file).toString(), content(file)));
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
