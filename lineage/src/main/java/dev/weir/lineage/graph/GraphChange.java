package dev.weir.lineage.graph;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the database has of jobs and datasets that changed. Whatever a row refers to is in the graph already, or here.
 *
 * @param lines all that these jobs have, by job, ascending
 */
public record GraphChange(
        List<DatasetRow> datasets,
        List<JobRow> jobs,
        List<ColumnRow> columns,
        List<ShapeRow> shapes,
        List<LineRow> lines) {

    /** @param canonical the dataset that stands for all names of this one; itself if it is alone */
    public record DatasetRow(long id, String namespace, String name, long canonical) {}

    public record JobRow(long id, String namespace, String name) {}

    public record ColumnRow(long id, long dataset, String name) {}

    /** What a job reads and writes. */
    public record ShapeRow(long id, long job, long[] inputs, long[] outputs, List<ColumnLink> links) {}

    /** Since when a job has a shape, and when it was last told; in microseconds since 1970. */
    public record LineRow(
            long job,
            long from,
            long last,
            long shape,
            @Nullable UUID run) {}
}
