package dev.weir.format.table.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.format.table.TableRefused;
import dev.weir.format.table.TableWriter;
import dev.weir.format.table.TableWriterContract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class IcebergWriterTest extends TableWriterContract {

    @Override
    protected TableWriter writer() {
        return new IcebergWriter();
    }

    private Table table() {
        return new HadoopTables(new Configuration(false)).load(folder.toString());
    }

    @Override
    protected List<Long> ids() throws IOException {
        List<Long> ids = new ArrayList<>();
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table()).build()) {
            for (Record row : rows) {
                long id = (Long) row.getField("id");
                boolean named = row.getField("name") != null;
                assertThat(!named || row.getField("name").equals("n" + id)).isTrue();
                ids.add(id);
            }
        }
        return ids.stream().sorted().toList();
    }

    @Override
    protected int commits() {
        List<Snapshot> snapshots = new ArrayList<>();
        table().snapshots().forEach(snapshots::add);
        return snapshots.size();
    }

    @Test
    void readsEveryTypeByItsName() throws IOException {
        commit("a", file("a", 2, 2));

        try (CloseableIterable<Record> rows = IcebergGenerics.read(table()).build()) {
            assertThat(rows.iterator().next().toString())
                    .contains("n2")
                    .contains("1970-01-03")
                    .contains("1970-01-01T00:00:02Z")
                    .contains("2.00");
        }
    }

    @Test
    void addsToATableOfAnotherWriterAndKeepsItsTypes() throws IOException {
        Schema wider = new Schema(
                NestedField.required(1, "id", Types.LongType.get()),
                NestedField.optional(2, "name", Types.StringType.get()),
                NestedField.optional(3, "day", Types.DateType.get()),
                NestedField.optional(4, "at", Types.TimestampType.withZone()),
                NestedField.optional(5, "price", Types.DecimalType.of(20, 2)));
        WrittenIceberg written = WrittenIceberg.create(folder, 2, wider, PartitionSpec.unpartitioned());
        written.append(written.row(1L, null, null, null, null));

        commit("a", file("a", 2, 3));

        assertThat(ids()).containsExactly(1L, 2L, 3L);
        assertThat(table().schema().findField("price").type()).isEqualTo(Types.DecimalType.of(20, 2));
    }

    @Test
    void aPartitionedTableIsRefused() throws IOException {
        Schema orders = new Schema(NestedField.required(1, "id", Types.LongType.get()));
        WrittenIceberg.create(
                folder,
                2,
                orders,
                PartitionSpec.builderFor(orders).bucket("id", 4).build());

        assertThatThrownBy(() -> commit("a", file("a", 1, 3)))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("is partitioned by id_bucket");
    }

    @Test
    void aTableThatACatalogKeepsIsRefused() throws IOException {
        commit("a", file("a", 1, 3));
        try (Stream<java.nio.file.Path> metadata = Files.list(folder.resolve("metadata"))) {
            for (var file : metadata.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".metadata.json")) {
                    Files.move(file, file.resolveSibling("0000" + name.substring(1, 2) + "-5a1c.metadata.json"));
                } else if (name.startsWith("version-hint")) {
                    Files.delete(file);
                }
            }
        }

        assertThatThrownBy(() -> commit("b", file("b", 4, 4)))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("is kept by a catalog");
    }
}
