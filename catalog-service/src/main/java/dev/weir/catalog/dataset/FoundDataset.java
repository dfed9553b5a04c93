package dev.weir.catalog.dataset;

import dev.weir.format.Column;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.LakePath;
import java.util.List;

/**
 * A dataset as a crawl saw it.
 *
 * @param alias what people call it: {@code silver_crm.customers}
 * @param zone the first folder below the lake's root; empty for a dataset that lies directly in the root
 * @param root the folder that was looked at as one
 * @param location the dataset's folder, or its file if it shares the folder with others
 * @param fingerprint changes when a file comes, goes or changes; for a table with a format of its own, when its metadata does
 */
public record FoundDataset(
        DatasetName name,
        String alias,
        String zone,
        LakePath root,
        String location,
        DatasetFormat format,
        List<Column> columns,
        Size size,
        List<Partition> partitions,
        String fingerprint,
        Details details) {

    public FoundDataset {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
    }

    public List<String> partitionColumns() {
        return columns.stream().filter(Column::partition).map(Column::name).toList();
    }
}
