package dev.weir.lineage.event;

import dev.weir.platform.dataset.DatasetName;

/**
 * A column depends on a column.
 *
 * @param outputColumn empty: all columns of the output, as for the column of a filter
 * @param inputColumn empty: the input as a whole
 */
public record ColumnEdge(DatasetName output, String outputColumn, DatasetName input, String inputColumn) {}
