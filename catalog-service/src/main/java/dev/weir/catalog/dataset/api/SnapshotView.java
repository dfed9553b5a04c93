package dev.weir.catalog.dataset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.dataset.Datasets.NumberedSnapshot;
import dev.weir.format.table.TableReading.Snapshot;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One commit of a table, as its format keeps it.
 *
 * @param id Delta's version, Iceberg's snapshot id, Hudi's instant
 * @param operation the format's word: {@code WRITE}, {@code append}, {@code deltacommit}
 * @param rowsAdded absent if the commit does not tell
 * @param rowsRemoved likewise
 */
@Schema(name = "TableSnapshot")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnapshotView(
        String id,
        Instant at,
        String operation,
        @Nullable Long rowsAdded,
        @Nullable Long rowsRemoved,
        Map<String, String> summary) {

    static SnapshotView of(NumberedSnapshot numbered) {
        Snapshot snapshot = numbered.snapshot();
        return new SnapshotView(
                snapshot.id(),
                snapshot.at(),
                snapshot.operation(),
                Views.number(snapshot.rowsAdded()),
                Views.number(snapshot.rowsRemoved()),
                snapshot.summary());
    }
}
