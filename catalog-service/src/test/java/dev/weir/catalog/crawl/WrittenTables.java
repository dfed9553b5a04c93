package dev.weir.catalog.crawl;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.types.Types;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;

/** Small tables, by the formats' own writers. */
final class WrittenTables {

    private WrittenTables() {}

    static void delta(Path folder) throws IOException {
        StructType schema = new StructType().add("id", LongType.LONG).add("country", StringType.STRING);
        WrittenDelta table =
                WrittenDelta.create(folder, schema, List.of("country"), Map.of("delta.appendOnly", "true"));
        table.append(
                Map.of("country", Literal.ofString("DE")),
                "{\"id\":1,\"country\":\"DE\"}",
                "{\"id\":2,\"country\":\"DE\"}");
        table.append(Map.of("country", Literal.ofString("FR")), "{\"id\":3,\"country\":\"FR\"}");
    }

    static void iceberg(Path folder) {
        org.apache.iceberg.Schema schema = new org.apache.iceberg.Schema(
                Types.NestedField.required(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "country", Types.StringType.get()));
        WrittenIceberg table = WrittenIceberg.create(
                folder,
                2,
                schema,
                PartitionSpec.builderFor(schema).identity("country").build());
        table.append(table.row(1L, "DE"), table.row(2L, "DE"));
        table.append(table.row(3L, "FR"));
    }

    static void hudi(Path folder) throws IOException {
        // Making a reader allows Avro to load the records of Hudi's timeline, which Hudi's writer reads too.
        assertThat(new HudiReader()).isNotNull();
        Schema schema = SchemaBuilder.record("orders")
                .fields()
                .requiredLong("id")
                .requiredString("country")
                .requiredDouble("amount")
                .endRecord();
        try (WrittenHudi table =
                new WrittenHudi(folder, HoodieTableType.COPY_ON_WRITE, HoodieTableVersion.EIGHT, schema)) {
            table.upsert(new Object[] {1L, "DE", 1.5}, new Object[] {2L, "DE", 2.5}, new Object[] {3L, "FR", 3.5});
        }
    }

    static byte[] orc() {
        return OrcFiles.file("struct<id:bigint>", CompressionKind.ZLIB, batch -> {
            LongColumnVector ids = (LongColumnVector) batch.cols[0];
            for (int i = 0; i < 4; i++) {
                ids.vector[batch.size++] = i;
            }
        });
    }

    static byte[] avro() {
        Schema schema =
                SchemaBuilder.record("event").fields().requiredLong("id").endRecord();
        return AvroFiles.file(
                schema,
                CodecFactory.deflateCodec(1),
                64,
                List.of(
                        new GenericRecordBuilder(schema).set("id", 1L).build(),
                        new GenericRecordBuilder(schema).set("id", 2L).build()));
    }
}
