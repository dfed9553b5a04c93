package dev.weir.lineage.event;

/**
 * A facet, word for word.
 *
 * @param body JSON without white space
 */
public record Facet(Hash hash, String body) {}
