package dev.weir.catalog.crawl;

import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.catalog.dataset.Details;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.catalog.dataset.Partition;
import dev.weir.catalog.dataset.Size;
import dev.weir.format.table.TableReading.Snapshot;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.format.table.TableReading.TablePartition;
import dev.weir.platform.storage.LakePath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a folder with a table's metadata, or with files that nobody reads, becomes in the catalog. */
final class FoundTable {

    private FoundTable() {}

    static FoundDataset of(LakePath lake, TableFolder folder, TableMetadata table) {
        return dataset(
                lake,
                folder.root(),
                DatasetFormat.of(folder.format()),
                table,
                folder.fingerprint(),
                new Details(
                        Optional.of(table.version()).filter(version -> !version.isEmpty()),
                        Texts.storable(table.properties()),
                        table.statistics(),
                        table.history().stream().map(FoundTable::storable).toList(),
                        List.of("the folder holds " + TableMarker.describe(folder.format()))));
    }

    private static FoundDataset dataset(
            LakePath lake,
            LakePath root,
            DatasetFormat format,
            TableMetadata table,
            String fingerprint,
            Details details) {
        return new FoundDataset(
                root.datasetName(),
                Naming.alias(lake, root),
                Naming.zone(lake, root),
                root,
                root.value(),
                format,
                table.columns(),
                new Size(table.rows(), table.bytes(), table.files()),
                partitions(table.partitions()),
                fingerprint,
                details);
    }

    private static Snapshot storable(Snapshot snapshot) {
        return new Snapshot(
                snapshot.id(),
                snapshot.at(),
                snapshot.operation(),
                snapshot.rowsAdded(),
                snapshot.rowsRemoved(),
                Texts.storable(snapshot.summary()));
    }

    // Two files of one partition may say so in two places of the metadata.
    private static List<Partition> partitions(List<TablePartition> partitions) {
        Map<String, Partition> byPath = new LinkedHashMap<>();
        for (TablePartition partition : partitions) {
            if (!partition.values().isEmpty()) {
                String path = path(partition.values());
                Size size = new Size(partition.rows(), partition.bytes(), partition.files());
                Partition before = byPath.get(path);
                byPath.put(
                        path,
                        new Partition(
                                partition.values(),
                                path,
                                before == null ? size : before.size().plus(size)));
            }
        }
        return List.copyOf(byPath.values());
    }

    // A table's data may lie anywhere; the path is what Hive would call it.
    private static String path(Map<String, @Nullable String> values) {
        StringBuilder path = new StringBuilder();
        values.forEach((name, value) -> path.append(encoded(name))
                .append('=')
                .append(value == null ? PartitionPath.NULL : encoded(value))
                .append('/'));
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param why it is not a table */
    static FoundDataset of(LakePath lake, RawFolder folder, String why) {
        return new FoundDataset(
                folder.root().datasetName(),
                Naming.alias(lake, folder.root()),
                Naming.zone(lake, folder.root()),
                folder.root(),
                folder.root().value(),
                DatasetFormat.RAW,
                List.of(),
                new Size(OptionalLong.empty(), folder.bytes(), folder.files()),
                List.of(),
                folder.fingerprint(),
                new Details(Optional.empty(), Texts.storable(folder.counts()), Map.of(), List.of(), List.of(why)));
    }
}
