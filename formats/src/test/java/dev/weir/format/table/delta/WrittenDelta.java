package dev.weir.format.table.delta;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.internal.data.vector.DefaultGenericVector;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A table that Delta's own library writes. */
public final class WrittenDelta {

    private final Engine engine = DefaultEngine.create(new Configuration());
    private final Path folder;
    private final Table table;

    WrittenDelta(Path folder) {
        this.folder = folder;
        this.table = Table.forPath(engine, folder.toString());
    }

    public static WrittenDelta create(
            Path folder, StructType schema, List<String> partitionColumns, Map<String, String> properties) {
        WrittenDelta written = new WrittenDelta(folder);
        written.table
                .createTransactionBuilder(written.engine, "weir-test", Operation.CREATE_TABLE)
                .withSchema(written.engine, schema)
                .withPartitionColumns(written.engine, partitionColumns)
                .withTableProperties(written.engine, properties)
                .build(written.engine)
                .commit(written.engine, CloseableIterable.emptyIterable());
        return written;
    }

    /** Adds rows of one partition, each a JSON object, in one file and one commit. */
    public void append(Map<String, Literal> partition, String... rows) throws IOException {
        Transaction transaction = table.createTransactionBuilder(engine, "weir-test", Operation.WRITE)
                .build(engine);
        Row state = transaction.getTransactionState(engine);
        ColumnarBatch batch = engine.getJsonHandler()
                .parseJson(
                        DefaultGenericVector.fromArray(StringType.STRING, rows),
                        transaction.getSchema(engine),
                        Optional.empty());
        CloseableIterator<FilteredColumnarBatch> physical = Transaction.transformLogicalData(
                engine,
                state,
                Utils.singletonCloseableIterator(new FilteredColumnarBatch(batch, Optional.empty())),
                partition);
        DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
        CloseableIterator<DataFileStatus> files = engine.getParquetHandler()
                .writeParquetFiles(context.getTargetDirectory(), physical, context.getStatisticsColumns());
        transaction.commit(
                engine,
                CloseableIterable.inMemoryIterable(Transaction.generateAppendActions(engine, state, files, context)));
    }

    void rename(String property, String value, StructType schema) {
        table.createTransactionBuilder(engine, "weir-test", Operation.MANUAL_UPDATE)
                .withSchema(engine, schema)
                .withTableProperties(engine, Map.of(property, value))
                .build(engine)
                .commit(engine, CloseableIterable.emptyIterable());
    }

    StructType schema() {
        return table.getLatestSnapshot(engine).getSchema();
    }

    void checkpoint(long version) throws IOException {
        table.checkpoint(engine, version);
    }

    /** Writes a commit as another writer would. */
    static void commit(Path folder, long version, String... actions) throws IOException {
        Path log = folder.resolve("_delta_log");
        Files.createDirectories(log);
        Files.writeString(log.resolve(String.format("%020d.json", version)), String.join("\n", actions) + "\n");
    }

    Path folder() {
        return folder;
    }
}
