package dev.weir.catalog.refresh;

import dev.weir.format.table.TableBroken;
import dev.weir.format.table.TableCommit;
import dev.weir.format.table.TableCommit.AddedFile;
import dev.weir.format.table.TableRefused;
import dev.weir.format.table.TableWriter;
import dev.weir.format.table.delta.DeltaWriter;
import dev.weir.format.table.iceberg.IcebergWriter;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.quality.batch.TargetTables;
import dev.weir.quality.ruleset.Ruleset.PublishAs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Batches become part of tables by the formats' own libraries. */
@ApplicationScoped
class FormatTables implements TargetTables {

    private final TableWriter iceberg = new IcebergWriter();
    private final TableWriter delta;

    FormatTables(Clock clock) {
        this.delta = new DeltaWriter(clock);
    }

    private TableWriter writer(PublishAs format) {
        return switch (format) {
            case ICEBERG -> iceberg;
            case DELTA -> delta;
            case FILES -> throw new IllegalArgumentException("files are no table");
        };
    }

    @Override
    public boolean has(PublishAs format, LakeStore store, LakePath table, String commit) {
        try {
            return writer(format).has(store, table, commit);
        } catch (TableRefused | TableBroken refused) {
            throw new TargetRefused(String.valueOf(refused.getMessage()), refused);
        }
    }

    @Override
    public void commit(PublishAs format, LakeStore store, LakePath table, TargetCommit commit) {
        TableCommit wanted = new TableCommit(
                commit.id(),
                commit.added().stream()
                        .map(file -> new AddedFile(file.location(), file.bytes(), file.rows()))
                        .toList(),
                commit.removed(),
                commit.notes());
        try {
            writer(format).commit(store, table, wanted);
        } catch (TableRefused | TableBroken refused) {
            throw new TargetRefused(String.valueOf(refused.getMessage()), refused);
        }
    }
}
