package dev.weir.cli.command;

import dev.weir.cli.service.Dataset;
import dev.weir.cli.service.DatasetVersion;
import dev.weir.cli.service.DatasetVersion.ColumnChange;
import dev.weir.cli.service.Partition;
import dev.weir.cli.terminal.Table;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Ink;
import dev.weir.cli.terminal.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one dataset reads. */
record DatasetPage(Terminal terminal) {

    private static final int SHOWN_PARTITIONS = 7;

    void print(Dataset dataset) {
        terminal.line(terminal.bold(dataset.alias()));
        terminal.line(dataset.location().isEmpty() ? dataset.namespace() + " " + dataset.name() : dataset.location());
        String zone = dataset.zone().isEmpty() ? "" : " · zone " + dataset.zone();
        terminal.line(
                "%s · lake %s%s · version %d".formatted(dataset.format(), dataset.lake(), zone, dataset.version()));
        terminal.line(
                dataset.ofGlue()
                        ? "known from the Glue Data Catalog; no crawl saw its files"
                        : amount(dataset.rows(), dataset.bytes(), dataset.files()));
        if (dataset.missingSince() != null) {
            terminal.line("missing since " + Text.minute(Instant.parse(dataset.missingSince())));
        }
        terminal.line();
        Table table = Table.of("COLUMN", "NULLS", "TYPE");
        for (Dataset.Column column : dataset.columns()) {
            table.row(
                    column.name(),
                    column.nullable() ? "yes" : "no",
                    column.partition() ? column.type() + " (partition)" : column.type());
        }
        table.print(terminal);
    }

    void printPartitions(Dataset dataset, List<Partition> partitions) {
        if (dataset.partitionColumns().isEmpty() || partitions.isEmpty()) {
            return;
        }
        terminal.line();
        terminal.line(terminal.bold(Text.count(partitions.size(), "partition")) + " by "
                + String.join(", ", dataset.partitionColumns()));
        Table table = Table.of(
                String.join("/", dataset.partitionColumns()).toUpperCase(Locale.ROOT), ">ROWS", ">SIZE", ">FILES");
        partitions.stream()
                .skip(Math.max(0, partitions.size() - (long) SHOWN_PARTITIONS))
                .forEach(partition -> table.row(
                        values(dataset, partition),
                        partition.rows() == null ? "-" : Text.count(partition.rows()),
                        Text.bytes(partition.bytes()),
                        Text.count(partition.files())));
        table.print(terminal);
        if (partitions.size() > SHOWN_PARTITIONS) {
            terminal.line(terminal.dim("the last " + SHOWN_PARTITIONS + " of " + partitions.size()));
        }
    }

    private static String values(Dataset dataset, Partition partition) {
        return String.join(
                "/",
                dataset.partitionColumns().stream()
                        .map(column -> partition.values().getOrDefault(column, "?"))
                        .toList());
    }

    void printVersions(List<DatasetVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        terminal.line();
        terminal.line(terminal.bold("Versions"));
        for (DatasetVersion version : versions) {
            String kind = version.change() == null
                    ? ""
                    : "  " + painted(version.change().kind());
            terminal.line("%-4s %s  %s%s"
                    .formatted(
                            "v" + version.version(),
                            Text.minute(Instant.parse(version.recordedAt())),
                            amount(version.rows(), version.bytes(), version.files()),
                            kind));
            if (version.change() != null) {
                version.change().columns().forEach(change -> terminal.line("       " + line(change)));
            }
        }
    }

    private String painted(String kind) {
        return switch (kind) {
            case "breaking" -> terminal.paint(Ink.RED, "breaking change");
            case "widening" -> terminal.paint(Ink.YELLOW, "widening change");
            case "compatible" -> terminal.paint(Ink.GREEN, "compatible change");
            case "initial" -> "first seen";
            default -> "new data";
        };
    }

    private static String line(ColumnChange change) {
        return switch (change.kind()) {
            case "added" -> "+ " + change.column() + " " + text(change.to());
            case "removed" -> "- " + change.column() + " " + text(change.from());
            case "became-partition" -> "~ " + change.column() + " became a partition column";
            case "no-longer-partition" -> "~ " + change.column() + " is no longer a partition column";
            default -> "~ " + change.column() + " " + text(change.from()) + " -> " + text(change.to());
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String amount(@Nullable Long rows, long bytes, long files) {
        String size = Text.bytes(bytes) + " in " + Text.count(files, "file");
        return rows == null ? size : Text.count(rows, "row") + ", " + size;
    }
}
