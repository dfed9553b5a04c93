package dev.weir.catalog.dataset;

import dev.weir.format.Column;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.LakePath;
import java.util.List;

/**
 * A dataset as a crawl saw it, or as the Glue Data Catalog tells of it.
 *
 * @param alias what people call it: {@code silver_crm.customers}
 * @param zone the first folder below the lake's root; empty for a dataset that lies directly in the root
 * @param root the folder that was looked at as one; the lake's if nobody looked at any
 * @param location the dataset's folder, or its file if it shares the folder with others; of Glue's, what Glue has
 * @param fingerprint changes when a file comes, goes or changes; for a table with a format of its own, when its metadata does
 */
public record FoundDataset(
        DatasetName name,
        String alias,
        String zone,
        LakePath root,
        String location,
        DatasetFormat format,
        Origin origin,
        List<Column> columns,
        Size size,
        List<Partition> partitions,
        String fingerprint,
        Details details) {

    public FoundDataset {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
    }

    /** What a crawl saw. */
    public FoundDataset(
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
        this(name, alias, zone, root, location, format, Origin.CRAWL, columns, size, partitions, fingerprint, details);
    }

    public List<String> partitionColumns() {
        return columns.stream().filter(Column::partition).map(Column::name).toList();
    }
}
