package dev.weir.lineage.event;

import java.util.Set;

/**
 * The facets of the spec and of its registry, by what they are told of; all that {@code openlineage-java} has are among them.
 *
 * @see <a href="https://openlineage.io/spec/facets">the spec's facets</a>
 */
enum KnownFacets {
    RUN(
            "run",
            Set.of(
                    "environmentVariables",
                    "errorMessage",
                    "executionParameters",
                    "externalQuery",
                    "extractionError",
                    "gcp_composer_run",
                    "gcp_dataproc",
                    "jobDependencies",
                    "nominalTime",
                    "parent",
                    "processing_engine",
                    "tags",
                    "test")),
    JOB(
            "job",
            Set.of(
                    "documentation",
                    "gcp_composer_job",
                    "gcp_lineage",
                    "jobType",
                    "lineage",
                    "ownership",
                    "sourceCode",
                    "sourceCodeLocation",
                    "sql",
                    "tags")),
    DATASET(
            "dataset",
            Set.of(
                    "catalog",
                    "columnLineage",
                    "dataQualityAssertions",
                    "dataQualityMetrics",
                    "dataSource",
                    "datasetType",
                    "documentation",
                    "hierarchy",
                    "lifecycleStateChange",
                    "lineage",
                    "ownership",
                    "schema",
                    "storage",
                    "symlinks",
                    "tags",
                    "version")),
    INPUT(
            "input",
            Set.of("dataQualityAssertions", "dataQualityMetrics", "icebergScanReport", "inputStatistics", "subset")),
    OUTPUT("output", Set.of("icebergCommitReport", "outputStatistics", "outputSubset", "subset"));

    private final String of;
    private final Set<String> names;

    KnownFacets(String of, Set<String> names) {
        this.of = of;
        this.names = names;
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** As it is counted: {@code run/spark_properties}. */
    String path(String name) {
        return of + "/" + name;
    }
}
