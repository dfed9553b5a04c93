package dev.weir.lineage.event;

import dev.weir.platform.dataset.DatasetName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an event tells, as far as Weir understands it. The rest is in the event's JSON, which is kept.
 *
 * @param type of a run event, as it was sent
 * @param shape what the job of the event reads and writes
 * @param elsewhere what other jobs read and write, by an explicit lineage facet. A dataset whose facet names its sources,
 *     but no job, has one that Weir makes up
 * @param unknown what was told that Weir keeps, but does not understand
 */
public record Told(
        EventId id,
        Kind kind,
        Instant at,
        Optional<String> type,
        Optional<RunTold> run,
        Optional<JobTold> job,
        List<DatasetTold> datasets,
        Shape shape,
        Map<JobName, Shape> elsewhere,
        List<Unknown> unknown) {

    /** The kinds of event of the spec, and any other. */
    public enum Kind {
        RUN,
        JOB,
        DATASET,
        UNKNOWN
    }

    /** How a run goes on. */
    public enum Transition {
        START,
        RUNNING,
        COMPLETE,
        ABORT,
        FAIL,
        OTHER
    }

    /** @param error of the facet {@code errorMessage} */
    public record RunTold(
            UUID id,
            Transition transition,
            Pace pace,
            Optional<Instant> nominalStart,
            Optional<Instant> nominalEnd,
            Optional<RunOf> parent,
            Optional<RunOf> root,
            Optional<String> error) {}

    /** Whether a run is meant to end. */
    public enum Pace {
        BATCH,
        STREAMING
    }

    /** A run of a job. */
    public record RunOf(UUID run, JobName job) {}

    public record JobTold(JobName name, Map<String, Facet> facets) {}

    /**
     * @param schema the fields of the facet {@code schema}
     * @param symlinks other names of the same dataset
     */
    public record DatasetTold(
            DatasetName name, Map<String, Facet> facets, Optional<Facet> schema, List<DatasetName> symlinks) {}

    /** @param kind {@code facet}, {@code event} or {@code schema} */
    public record Unknown(String kind, String name) {}
}
