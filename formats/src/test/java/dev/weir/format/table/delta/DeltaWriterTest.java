package dev.weir.format.table.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.format.table.TableRefused;
import dev.weir.format.table.TableWriter;
import dev.weir.format.table.TableWriterContract;
import dev.weir.platform.storage.file.FileLakeStore;
import io.delta.kernel.Operation;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class DeltaWriterTest extends TableWriterContract {

    private final Engine engine = DefaultEngine.create(new Configuration());

    @Override
    protected TableWriter writer() {
        return new DeltaWriter(Clock.systemUTC());
    }

    private Snapshot table() {
        return Table.forPath(engine, folder.toString()).getLatestSnapshot(engine);
    }

    @Override
    protected List<Long> ids() throws IOException {
        List<Long> ids = new ArrayList<>();
        Scan scan = table().getScanBuilder().build();
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> rows = files.next().getRows()) {
                    while (rows.hasNext()) {
                        read(scan.getScanState(engine), rows.next(), ids);
                    }
                }
            }
        }
        return ids.stream().sorted().toList();
    }

    private void read(Row state, Row file, List<Long> ids) throws IOException {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        CloseableIterator<ColumnarBatch> physical = engine.getParquetHandler()
                .readParquetFiles(
                        Utils.singletonCloseableIterator(status),
                        ScanStateRow.getPhysicalDataReadSchema(state),
                        Optional.empty())
                .map(result -> result.getData());
        try (CloseableIterator<FilteredColumnarBatch> logical =
                Scan.transformPhysicalData(engine, state, file, physical)) {
            while (logical.hasNext()) {
                ColumnarBatch data = logical.next().getData();
                ColumnVector id = data.getColumnVector(0);
                ColumnVector name = data.getColumnVector(1);
                for (int row = 0; row < data.getSize(); row++) {
                    if (!name.isNullAt(row)) {
                        assertThat(name.getString(row)).isEqualTo("n" + id.getLong(row));
                    }
                    ids.add(id.getLong(row));
                }
            }
        }
    }

    @Override
    protected int commits() {
        return (int) table().getVersion() + 1;
    }

    @Test
    void keepsCheckpoints() throws IOException {
        for (int i = 0; i < 12; i++) {
            commit("c" + i, file("f" + i, i, i));
        }

        assertThat(folder.resolve("_delta_log/00000000000000000010.checkpoint.parquet"))
                .exists();
        assertThat(folder.resolve("_delta_log/_last_checkpoint")).exists();
        for (int i = 0; i < 10; i++) {
            Files.delete(folder.resolve("_delta_log/%020d.json".formatted(i)));
        }
        assertThat(ids()).hasSize(12);
        assertThat(writer().has(new FileLakeStore(), root, "c0")).isTrue();
    }

    @Test
    void aPartitionedTableIsRefused() throws IOException {
        StructType orders = new StructType().add("id", LongType.LONG).add("country", StringType.STRING);
        Table.forPath(engine, folder.toString())
                .createTransactionBuilder(engine, "test", Operation.CREATE_TABLE)
                .withSchema(engine, orders)
                .withPartitionColumns(engine, List.of("country"))
                .build(engine)
                .commit(engine, CloseableIterable.emptyIterable());

        assertThatThrownBy(() -> commit("a", file("a", 1, 3)))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("is partitioned by country");
    }
}
