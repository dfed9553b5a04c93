package dev.weir.catalog.glue;

import dev.weir.catalog.dataset.ColumnChange;
import dev.weir.format.Column;
import java.util.List;

/**
 * What an import changes in the catalog.
 *
 * @param target the table; of a dataset that Glue no longer has, its alias
 */
record ImportChange(String kind, String target, String summary, List<String> details) implements JournalEntry {

    ImportChange {
        details = List.copyOf(details);
    }

    static ImportChange registered(ImportedTable table, List<Column> columns) {
        return new ImportChange(
                "register-dataset",
                table.name().toString(),
                "a " + table.format().wireName() + " dataset of " + columns.size() + " columns"
                        + (table.location().isEmpty() ? "" : " at " + table.location()),
                columns.stream()
                        .map(column -> column.name() + " " + column.type())
                        .toList());
    }

    static ImportChange updated(ImportedTable table, List<ColumnChange> changes) {
        return new ImportChange(
                "update-dataset",
                table.name().toString(),
                changes.isEmpty() ? "other properties or partitions" : changes.size() + " changes of columns",
                changes.stream().map(ImportChange::line).toList());
    }

    static ImportChange missing(String alias) {
        return new ImportChange("miss-dataset", alias, "Glue no longer has its table", List.of());
    }

    private static String line(ColumnChange change) {
        return change.column() + " " + change.kind().wireName()
                + (change.from() == null ? "" : " " + change.from())
                + (change.to() == null ? "" : (change.from() == null ? " " : " → ") + change.to())
                + ", " + change.compatibility().wireName();
    }
}
