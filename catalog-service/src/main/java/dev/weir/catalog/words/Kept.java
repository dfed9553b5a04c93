package dev.weir.catalog.words;

import java.time.Instant;

/**
 * An entry as it is now.
 *
 * @param revision from 1; 0 of a dataset of which nothing is said yet
 * @param by who wrote it last
 */
public record Kept(WordKey key, Entry entry, int revision, Instant at, String by) {}
