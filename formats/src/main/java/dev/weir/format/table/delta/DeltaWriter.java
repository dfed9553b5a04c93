package dev.weir.format.table.delta;

import dev.weir.format.Column;
import dev.weir.format.table.AddedFiles;
import dev.weir.format.table.AddedFiles.ReadFile;
import dev.weir.format.table.Attempt;
import dev.weir.format.table.FreeFolder;
import dev.weir.format.table.TableBroken;
import dev.weir.format.table.TableCommit;
import dev.weir.format.table.TableRefused;
import dev.weir.format.table.TableWriter;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import io.delta.kernel.Operation;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableAlreadyExistsException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Delta tables. A commit's id is that of an application in the log, so that two who make the same commit conflict.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md#transaction-identifiers">Transaction identifiers</a>
 */
public final class DeltaWriter implements TableWriter {

    private static final Logger LOG = Logger.getLogger(DeltaWriter.class);
    private static final String WRITER = "Weir";
    private static final String APPLICATION = "weir/";
    private static final String COLUMN_MAPPING = "delta.columnMapping.mode";

    private final Clock clock;

    public DeltaWriter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean has(LakeStore store, LakePath root, String commit) {
        Engine engine = engine(store, root);
        return snapshot(engine, root).map(table -> has(engine, table, commit)).orElse(false);
    }

    private static boolean has(Engine engine, SnapshotImpl table, String commit) {
        return table.getLatestTransactionVersion(engine, APPLICATION + commit).isPresent();
    }

    private static Engine engine(LakeStore store, LakePath root) {
        return new DeltaEngine(DefaultEngine.create(new WrittenLog(store, root.resolve("_delta_log/"))));
    }

    private static Optional<SnapshotImpl> snapshot(Engine engine, LakePath root) {
        try {
            return Optional.of(
                    (SnapshotImpl) Table.forPath(engine, root.value()).getLatestSnapshot(engine));
        } catch (TableNotFoundException none) {
            return Optional.empty();
        } catch (UnsupportedTableFeatureException | UnsupportedProtocolVersionException unknown) {
            throw unsupported(root, unknown);
        }
    }

    private static TableRefused unsupported(LakePath root, KernelException unknown) {
        return new TableRefused(
                "table-feature-unknown",
                "The table at " + root + " needs what Weir does not write: " + Attempt.words(unknown)
                        + ". Let the ruleset have another target.");
    }

    @Override
    public boolean tryCommit(LakeStore store, LakePath root, TableCommit commit) {
        Engine engine = engine(store, root);
        try {
            Optional<SnapshotImpl> table = snapshot(engine, root);
            if (table.isPresent() && has(engine, table.get(), commit.id())) {
                return true;
            }
            if (commit.added().isEmpty() && (table.isEmpty() || commit.removed().isEmpty())) {
                return true;
            }
            make(engine, store, root, table, commit);
            return true;
        } catch (ConcurrentWriteException | TableAlreadyExistsException lost) {
            // The other one may have made this commit, or the table.
            return false;
        } catch (UnsupportedTableFeatureException | UnsupportedProtocolVersionException unknown) {
            throw unsupported(root, unknown);
        } catch (KernelException refused) {
            Attempt.rethrowStorageFailed(refused);
            throw new TableRefused(
                    "table-commit-refused",
                    "The table at " + root + " does not take the batch: " + Attempt.words(refused));
        } catch (KernelEngineException down) {
            Attempt.rethrowStorageFailed(down);
            throw down;
        } catch (IOException broken) {
            Attempt.rethrowStorageFailed(broken);
            throw new TableBroken("delta-log-broken", root + ": " + Attempt.words(broken), broken);
        }
    }

    private void make(Engine engine, LakeStore store, LakePath root, Optional<SnapshotImpl> table, TableCommit commit)
            throws IOException {
        Optional<AddedFiles> added = AddedFiles.of(store, commit);
        Operation operation = table.isPresent() ? Operation.WRITE : Operation.CREATE_TABLE;
        TransactionBuilder builder = Table.forPath(engine, root.value())
                .createTransactionBuilder(engine, WRITER, operation)
                .withTransactionId(engine, APPLICATION + commit.id(), 1);
        if (table.isPresent()) {
            requireFit(root, table.get(), added);
        } else {
            FreeFolder.require(store, root, "Delta", Set.of(DATA));
            builder = builder.withSchema(
                    engine, DeltaTypes.schema(added.orElseThrow().columns()));
        }
        Transaction transaction = builder.build(engine);
        List<Row> actions = new ArrayList<>();
        if (added.isPresent()) {
            actions.addAll(additions(engine, transaction, added.get()));
        }
        if (table.isPresent() && !commit.removed().isEmpty()) {
            actions.addAll(removals(engine, root, table.get(), Set.copyOf(commit.removed())));
        }
        TransactionCommitResult made = transaction.commit(
                engine, CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
        made.getPostCommitHooks().forEach(hook -> follow(engine, root, hook));
    }

    // Checkpoints and checksums make reading faster. The commit is made, whatever becomes of them.
    private static void follow(Engine engine, LakePath root, PostCommitHook hook) {
        try {
            hook.threadSafeInvoke(engine);
        } catch (IOException | RuntimeException failed) {
            LOG.warnf("%s: no %s after the commit: %s", root, hook.getType(), Attempt.words(failed));
        }
    }

    private static List<Row> additions(Engine engine, Transaction transaction, AddedFiles added) throws IOException {
        Row state = transaction.getTransactionState(engine);
        List<DataFileStatus> files = new ArrayList<>();
        added.files().forEach(file -> files.add(status(file)));
        List<Row> actions = new ArrayList<>();
        try (CloseableIterator<Row> rows = Transaction.generateAppendActions(
                engine,
                state,
                Utils.toCloseableIterator(files.iterator()),
                Transaction.getWriteContext(engine, state, Map.of()))) {
            rows.forEachRemaining(actions::add);
        }
        return actions;
    }

    private static DataFileStatus status(ReadFile file) {
        Map<String, Long> known = file.nulls();
        Map<io.delta.kernel.expressions.Column, Long> nulls = new HashMap<>();
        file.metadata().columns().stream()
                .map(Column::name)
                .filter(known::containsKey)
                .forEach(name -> nulls.put(new io.delta.kernel.expressions.Column(name), known.get(name)));
        FileStatus object = DeltaFiles.status(file.object());
        return new DataFileStatus(
                object.getPath(),
                object.getSize(),
                object.getModificationTime(),
                // Least and greatest as Parquet has them may have been cut short.
                Optional.of(new DataFileStatistics(file.rows(), Map.of(), Map.of(), nulls, Optional.empty())));
    }

    private List<Row> removals(Engine engine, LakePath root, SnapshotImpl table, Set<String> locations)
            throws IOException {
        List<Row> actions = new ArrayList<>();
        ScanImpl scan = (ScanImpl) table.getScanBuilder().build();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        AddFile file = new AddFile(rows.next().getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
                        if (locations.contains(root.value() + file.getPath())) {
                            actions.add(SingleAction.createRemoveFileSingleAction(
                                    file.toRemoveFileRow(true, Optional.of(clock.millis()))));
                        }
                    }
                }
            }
        }
        return actions;
    }

    /** Every column of the files must be in the table, with its type; what the table lacks nobody would see. */
    private static void requireFit(LakePath root, SnapshotImpl table, Optional<AddedFiles> added) {
        if (!table.getPartitionColumnNames().isEmpty()) {
            throw new TableRefused(
                    "table-partitioned",
                    "The table at " + root + " is partitioned by " + String.join(", ", table.getPartitionColumnNames())
                            + ". Weir publishes to tables without partitions: let the ruleset have another target.");
        }
        String mapping = table.getMetadata().getConfiguration().getOrDefault(COLUMN_MAPPING, "none");
        if (!mapping.equals("none")) {
            throw new TableRefused(
                    "table-feature-unknown",
                    "The table at " + root + " gives its columns other names in files (" + COLUMN_MAPPING + " = "
                            + mapping + "), which Weir does not write. Let the ruleset have another target.");
        }
        added.ifPresent(files -> requireColumns(root, table, files));
    }

    private static void requireColumns(LakePath root, SnapshotImpl table, AddedFiles added) {
        Map<String, Column> there = new TreeMap<>();
        DeltaColumns.of(table.getSchema(), Set.of()).forEach(column -> there.put(column.name(), column));
        // In the words of the table, which has fewer types than files have.
        List<Column> arriving = DeltaColumns.of(DeltaTypes.schema(added.columns()), Set.of());
        Set<String> wrong = new TreeSet<>();
        for (Column column : arriving) {
            Column known = there.get(column.name());
            if (known == null) {
                wrong.add(column.name() + " is not in the table");
            } else if (!column.type().equals(known.type())) {
                wrong.add(column.name() + " is " + column.type() + " and in the table " + known.type());
            }
        }
        there.values().stream()
                .filter(column -> !column.nullable() && !added.isNeverNull(column.name()))
                .forEach(
                        column -> wrong.add(column.name() + " must not be null in the table, and may be in the batch"));
        if (!wrong.isEmpty()) {
            throw new TableRefused(
                    "table-schema-differs",
                    "The batch does not fit the table at " + root + ": " + String.join("; ", wrong)
                            + ". Change the table's schema, or what arrives.");
        }
    }
}
