package dev.weir.lineage.marquez;

import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.JobName;
import dev.weir.platform.dataset.DatasetName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is known of jobs, runs and datasets now. Names that mean the same dataset are one. */
public interface Catalogue {

    /** A part of a list, as Marquez cuts them. */
    record Slice(int limit, int offset) {}

    record Namespace(String name, Instant first, Instant last) {}

    List<Namespace> namespaces(Slice slice);

    Optional<Namespace> namespace(String name);

    /** @param fields JSON, of the facet {@code schema} */
    record Schema(Hash hash, Instant first, Instant last, String fields) {}

    /**
     * A dataset.
     *
     * @param aliases its other names
     * @param written when a run last wrote it
     * @param facets JSON by their names
     */
    record Dataset(
            long id,
            DatasetName name,
            List<DatasetName> aliases,
            Instant first,
            Instant last,
            Optional<Instant> written,
            Optional<Schema> schema,
            Map<String, String> facets) {}

    /** The ids of datasets of a namespace, by name; empty: of all. */
    List<Long> datasetIds(Optional<String> namespace, Slice slice);

    long countDatasets(Optional<String> namespace);

    /** The id of the dataset that one of the names means. Of several, of the first. */
    Optional<Long> datasetId(List<DatasetName> names);

    /** Those there are, in the order of the ids. */
    List<Dataset> datasets(Collection<Long> ids);

    /** Which names stand for these; names that no event spoke of are left out. */
    Map<DatasetName, DatasetName> standing(Collection<DatasetName> names);

    /** Newest first. */
    List<Schema> schemas(long dataset, Slice slice);

    record Run(
            UUID id,
            JobName job,
            String state,
            Instant first,
            Instant last,
            Optional<Instant> started,
            Optional<Instant> ended,
            Optional<Instant> nominalStart,
            Optional<Instant> nominalEnd,
            Optional<UUID> parent,
            Optional<UUID> root,
            Optional<String> error,
            Optional<Hash> shape,
            List<DatasetName> inputs,
            List<DatasetName> outputs) {}

    /**
     * How a job fared in its last hundred runs that have ended.
     *
     * @param succeeded when a run was last completed, ever
     */
    record Statistics(
            long ended,
            long failed,
            Optional<Instant> succeeded,
            Optional<Double> medianSeconds,
            Optional<Double> longestSeconds) {}

    record Job(
            long id,
            JobName name,
            Optional<JobName> parent,
            Instant first,
            Instant last,
            Optional<Hash> shape,
            List<DatasetName> inputs,
            List<DatasetName> outputs,
            Optional<Run> latest,
            Statistics statistics,
            Map<String, String> facets) {}

    /**
     * Which jobs.
     *
     * @param states of their last run, such as {@code FAILED}; empty: any, also those that never ran
     */
    record Jobs(Optional<String> namespace, Set<String> states) {}

    List<Long> jobIds(Jobs which, Slice slice);

    long countJobs(Jobs which);

    Optional<Long> jobId(List<JobName> names);

    List<Job> jobs(Collection<Long> ids);

    /** Newest first. */
    List<Run> runs(long job, Slice slice);

    long countRuns(long job);

    /** Where two jobs have it, the one that was heard of last. */
    Optional<Run> run(UUID id);

    /** What a name was found for. */
    enum Found {
        DATASET,
        JOB
    }

    /** @param only empty: both */
    record Search(String text, Optional<Found> only, Optional<String> namespace, int limit) {}

    record Hit(Found what, String namespace, String name, Instant last) {}

    /** Those whose name has the text in it, by name. */
    List<Hit> search(Search search);
}
