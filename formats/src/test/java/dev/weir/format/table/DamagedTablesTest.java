package dev.weir.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.ColumnType;
import dev.weir.format.ValueText;
import dev.weir.format.table.TableReading.BrokenTable;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.format.table.delta.DeltaReader;
import dev.weir.format.table.delta.WrittenDelta;
import dev.weir.format.table.hudi.HudiReader;
import dev.weir.format.table.hudi.WrittenHudi;
import dev.weir.format.table.iceberg.IcebergReader;
import dev.weir.format.table.iceberg.WrittenIceberg;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a table's metadata, reading it ends with an answer. */
@Timeout(300)
class DamagedTablesTest {

    private static final int TRIES = 250;

    @Test
    void survivesADamagedDeltaLog(@TempDir Path lake) throws IOException {
        Path folder = lake.resolve("delta");
        StructType schema = new StructType().add("id", LongType.LONG).add("country", StringType.STRING);
        WrittenDelta table = WrittenDelta.create(folder, schema, List.of("country"), Map.of());
        table.append(Map.of("country", Literal.ofString("DE")), "{\"id\":1,\"country\":\"DE\"}");
        table.append(Map.of("country", Literal.ofString("FR")), "{\"id\":2,\"country\":\"FR\"}");

        survives(TableFormat.DELTA, new DeltaReader(), folder, folder.resolve("_delta_log"));
    }

    @Test
    void survivesDamagedIcebergMetadata(@TempDir Path lake) throws IOException {
        Path folder = lake.resolve("iceberg");
        org.apache.iceberg.Schema schema = new org.apache.iceberg.Schema(
                Types.NestedField.required(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "country", Types.StringType.get()));
        WrittenIceberg table = WrittenIceberg.create(
                folder,
                2,
                schema,
                PartitionSpec.builderFor(schema).identity("country").build());
        table.append(table.row(1L, "DE"));
        table.append(table.row(2L, "FR"));

        survives(TableFormat.ICEBERG, new IcebergReader(), folder, folder.resolve("metadata"));
    }

    @Test
    void survivesADamagedHudiTimeline(@TempDir Path lake) throws IOException {
        // Made before the writer: it lets Avro load the records of Hudi's timeline.
        HudiReader reader = new HudiReader();
        Path folder = lake.resolve("hudi");
        Schema schema = SchemaBuilder.record("orders")
                .fields()
                .requiredLong("id")
                .requiredString("country")
                .requiredDouble("amount")
                .endRecord();
        try (WrittenHudi table =
                new WrittenHudi(folder, HoodieTableType.COPY_ON_WRITE, HoodieTableVersion.EIGHT, schema)) {
            table.upsert(new Object[] {1L, "DE", 1.5}, new Object[] {2L, "FR", 2.5});
            table.upsert(new Object[] {1L, "DE", 2.5});
        }

        survives(TableFormat.HUDI, reader, folder, folder.resolve(".hoodie"));
    }

    private static void survives(TableFormat format, TableReader reader, Path folder, Path metadata)
            throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(metadata)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0
                            && !file.getFileName().toString().endsWith(".crc"))
                    .sorted()
                    .toList();
        }
        // Whoever writes with checksums would be told of each damage before it is read.
        deleteChecksums(metadata);
        TableReading whole = Tables.read(format, reader, folder);
        assertThat(whole).isInstanceOf(TableMetadata.class);
        int broken = 0;
        Random random = new Random(TRIES);
        for (int at = 0; at < TRIES; at++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] before = Files.readAllBytes(file);
            Files.write(file, Damage.of(before, random));

            TableReading reading = Tables.read(format, reader, folder);

            assertCanBeKept(reading, file + ", try " + at);
            broken += reading instanceof BrokenTable ? 1 : 0;
            Files.write(file, before);
        }
        assertThat(broken).isGreaterThan(TRIES / 10);
        assertThat(Tables.read(format, reader, folder)).isEqualTo(whole);
    }

    private static void deleteChecksums(Path metadata) throws IOException {
        try (Stream<Path> found = Files.walk(metadata)) {
            for (Path file : found.filter(file -> file.getFileName().toString().endsWith(".crc"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static void assertCanBeKept(TableReading reading, String what) {
        if (reading instanceof TableMetadata table) {
            table.columns()
                    .forEach(column -> assertThat(ColumnType.parse(column.type().toString()))
                            .as(what)
                            .isEqualTo(column.type()));
            table.properties()
                    .forEach((name, value) ->
                            assertThat(ValueText.isKept(name + value)).as(what).isTrue());
            table.rows().ifPresent(rows -> assertThat(rows).as(what).isNotNegative());
            assertThat(table.bytes()).as(what).isNotNegative();
        } else {
            assertThat(((BrokenTable) reading).code()).as(what).matches("[a-z0-9-]+");
        }
    }
}
