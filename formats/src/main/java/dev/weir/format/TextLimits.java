package dev.weir.format;

/**
 * How much of a text file is read.
 *
 * @param sampleBytes of the beginning, from which the columns are told
 * @param countRowsUpTo bytes; the rows of a longer file are not counted
 */
public record TextLimits(int sampleBytes, long countRowsUpTo) {}
