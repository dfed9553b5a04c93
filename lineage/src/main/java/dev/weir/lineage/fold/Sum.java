package dev.weir.lineage.fold;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.Facet;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.JobName;
import dev.weir.lineage.event.Shape;
import dev.weir.lineage.event.Told;
import dev.weir.lineage.event.Told.DatasetTold;
import dev.weir.lineage.event.Told.RunOf;
import dev.weir.lineage.event.Told.Unknown;
import dev.weir.platform.dataset.DatasetName;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a batch of events tells together. Knows no database. */
final class Sum {

    /** Under this name the job's parent is kept among its facets, as the latest of what runs tell. */
    static final String PARENT = "#parent";

    private final Map<JobName, Span> jobs = new HashMap<>();
    private final Map<DatasetName, Span> datasets = new HashMap<>();
    private final Set<DatasetName> mentioned = new HashSet<>();
    private final Map<RunKey, RunSum> runs = new HashMap<>();
    private final Map<FacetOf<JobName>, Latest> jobFacets = new HashMap<>();
    private final Map<FacetOf<DatasetName>, Latest> datasetFacets = new HashMap<>();
    private final Map<SchemaOf, Span> schemas = new HashMap<>();
    private final Set<Same> symlinks = new LinkedHashSet<>();
    private final Set<Declared> declarations = new HashSet<>();
    private final Map<Unknown, Queue.Count> unknown = new HashMap<>();
    private final Map<Hash, JobName> parents = new HashMap<>();

    /** A facet by its name, of a job or a dataset. */
    record FacetOf<T>(T of, String name) {}

    /** A schema that a dataset had. */
    record SchemaOf(DatasetName dataset, Facet fields) {}

    /** Two names of one dataset. */
    record Same(DatasetName one, DatasetName other) {}

    /** @param own by the job itself */
    record Declared(JobName job, Instant at, Shape shape, boolean own) {}

    Sum(List<Told> events) {
        Set<EventId> seen = new HashSet<>();
        events.stream().filter(event -> seen.add(event.id())).forEach(this::add);
    }

    private void add(Told told) {
        told.unknown().forEach(what -> unknown.merge(what, new Queue.Count(1, told.at()), Sum::sum));
        told.job().ifPresent(job -> {
            jobs.merge(job.name(), Span.at(told.at()), Span::and);
            job.facets().forEach((name, facet) -> latest(jobFacets, job.name(), name, told.at(), facet));
            told.run().ifPresent(run -> {
                RunSum sum = RunSum.of(told, run, job.name());
                runs.merge(sum.key(), sum, RunSum::and);
                run.parent().ifPresent(parent -> parent(job.name(), parent, told.at()));
                run.root().ifPresent(root -> jobs.merge(root.job(), Span.at(told.at()), Span::and));
            });
            if (told.run().isEmpty() && !told.shape().isEmpty()) {
                declarations.add(new Declared(job.name(), told.at(), told.shape(), true));
            }
        });
        told.elsewhere().forEach((job, shape) -> {
            jobs.merge(job, Span.at(told.at()), Span::and);
            declarations.add(new Declared(job, told.at(), shape, false));
            mention(shape);
        });
        mention(told.shape());
        told.datasets().forEach(dataset -> add(dataset, told.at()));
    }

    private void add(DatasetTold dataset, Instant at) {
        datasets.merge(dataset.name(), Span.at(at), Span::and);
        dataset.facets().forEach((name, facet) -> latest(datasetFacets, dataset.name(), name, at, facet));
        dataset.schema()
                .ifPresent(fields -> schemas.merge(new SchemaOf(dataset.name(), fields), Span.at(at), Span::and));
        dataset.symlinks().forEach(other -> {
            mentioned.add(other);
            symlinks.add(new Same(dataset.name(), other));
        });
    }

    // Column lineage may speak of datasets that the event does not list.
    private void mention(Shape shape) {
        mentioned.addAll(shape.inputs());
        mentioned.addAll(shape.outputs());
    }

    private void parent(JobName job, RunOf parent, Instant at) {
        jobs.merge(parent.job(), Span.at(at), Span::and);
        if (parent.job().equals(job)) {
            return;
        }
        Facet facet = new Facet(Hash.of(parent.job().namespace(), parent.job().name()), ParentJob.body(parent.job()));
        parents.put(facet.hash(), parent.job());
        latest(jobFacets, job, PARENT, at, facet);
    }

    private static <T> void latest(Map<FacetOf<T>, Latest> facets, T of, String name, Instant at, Facet facet) {
        facets.merge(new FacetOf<>(of, name), new Latest(at, facet), Latest::max);
    }

    private static Queue.Count sum(Queue.Count one, Queue.Count other) {
        return new Queue.Count(
                one.times() + other.times(), one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    Map<JobName, Span> jobs() {
        return jobs;
    }

    /** When events spoke of it as a dataset; empty if it was only mentioned. */
    Map<DatasetName, Optional<Span>> datasets() {
        Map<DatasetName, Optional<Span>> all = new HashMap<>();
        mentioned.forEach(name -> all.put(name, Optional.empty()));
        datasets.forEach((name, span) -> all.put(name, Optional.of(span)));
        return all;
    }

    Map<RunKey, RunSum> runs() {
        return runs;
    }

    Map<FacetOf<JobName>, Latest> jobFacets() {
        return jobFacets;
    }

    Map<FacetOf<DatasetName>, Latest> datasetFacets() {
        return datasetFacets;
    }

    Map<SchemaOf, Span> schemas() {
        return schemas;
    }

    Set<Same> symlinks() {
        return symlinks;
    }

    Set<Declared> declarations() {
        return declarations;
    }

    Map<Unknown, Queue.Count> unknown() {
        return unknown;
    }

    /** The parents, by the hash of the facet that tells of them. */
    Map<Hash, JobName> parents() {
        return parents;
    }
}
