package dev.weir.quality.openlineage;

/** Weir's own lineage, which a check is told to as to any backend. */
@FunctionalInterface
public interface OwnLineage {

    /**
     * Keeps a run event. Twice is harmless.
     *
     * @param json by the letter of OpenLineage's specification
     */
    void take(String json);
}
