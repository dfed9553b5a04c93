package dev.weir.lineage.graph;

/** Which way to walk: towards where data came from, where it goes, or both, each from the node where the walk begins. */
public enum Direction {
    UPSTREAM,
    DOWNSTREAM,
    BOTH;

    boolean up() {
        return this != DOWNSTREAM;
    }

    boolean down() {
        return this != UPSTREAM;
    }
}
