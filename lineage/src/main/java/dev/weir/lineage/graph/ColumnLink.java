package dev.weir.lineage.graph;

/**
 * A column that enters another one in a shape, by the database's ids and bits.
 *
 * @param kinds told without masking
 * @param masked told with masking
 */
public record ColumnLink(long output, long input, int kinds, int masked) {}
