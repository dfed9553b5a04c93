package dev.weir.lineage.fold;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.EventReader;
import dev.weir.lineage.event.JobName;
import dev.weir.lineage.event.Present;
import dev.weir.lineage.event.Told;
import dev.weir.lineage.fold.Facets.Key;
import dev.weir.lineage.fold.Facets.SchemaKey;
import dev.weir.lineage.fold.Names.Link;
import dev.weir.lineage.fold.Names.Source;
import dev.weir.lineage.intake.EventLog;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings a batch of events into the graph, in the caller's transaction. One folder at a time, over all replicas: what two
 * could do at once is less than what they would have to tell each other.
 */
@ApplicationScoped
public class Folder {

    private final Queue queue;
    private final EventLog log;
    private final RecentEvents recent;
    private final Names names;
    private final Facets facets;
    private final RunFold runs;
    private final CatalogNames catalog;
    private final ChangeFeed feed;
    private long epoch = -1;

    Folder(
            Queue queue,
            EventLog log,
            RecentEvents recent,
            Names names,
            Facets facets,
            RunFold runs,
            CatalogNames catalog,
            ChangeFeed feed) {
        this.queue = queue;
        this.log = log;
        this.recent = recent;
        this.names = names;
        this.facets = facets;
        this.runs = runs;
        this.catalog = catalog;
        this.feed = feed;
    }

    /**
     * @return how many events were folded; 0 also while another replica folds
     * @throws FoldFailed with the events that were tried
     */
    public int fold(int limit) {
        if (!lock()) {
            return 0;
        }
        List<EventId> ids = queue.take(limit);
        if (ids.isEmpty()) {
            return 0;
        }
        try {
            fold(new Sum(events(ids)));
        } catch (RuntimeException failed) {
            throw new FoldFailed(ids, failed);
        }
        queue.folded(ids.size());
        return ids.size();
    }

    private boolean lock() {
        OptionalLong locked = queue.lock();
        if (locked.isPresent() && locked.getAsLong() != epoch) {
            forget();
            epoch = locked.getAsLong();
        }
        return locked.isPresent();
    }

    /** Must be called when the transaction of {@link #fold} or {@link #learn} did not commit. */
    public void forget() {
        names.forget();
        facets.forget();
        runs.forget();
    }

    /** Not all of these events could be folded together. */
    public static final class FoldFailed extends IllegalStateException {
        private final transient List<EventId> events;

        FoldFailed(List<EventId> events, RuntimeException cause) {
            super(cause.getMessage(), cause);
            this.events = events;
        }

        List<EventId> events() {
            return events;
        }
    }

    private List<Told> events(List<EventId> ids) {
        Map<EventId, Told> known = recent.take(ids);
        List<Told> events = new ArrayList<>(known.values());
        log.bodies(ids.stream().filter(id -> !known.containsKey(id)).toList())
                .values()
                .forEach(json -> events.add(EventReader.again(json)));
        return events;
    }

    private void fold(Sum sum) {
        Map<JobName, Long> jobs = names.jobs(sum.jobs());
        Names.Datasets datasets = names.datasets(sum.datasets());
        unite(sum, datasets);
        facets(sum, jobs, datasets.ids());
        runs.fold(sum, jobs, datasets.ids()).forEach(this::tell);
        queue.count(sum.unknown());
    }

    // Those that no job reads or writes are in no job's change.
    private void tellOfDatasets(Sum sum, Names.Datasets datasets) {
        Stream.concat(datasets.added().stream(), datasets.spokenOf().stream())
                .filter(name -> Present.in(sum.datasets(), name).isPresent())
                .distinct()
                .sorted(Comparator.comparing(DatasetName::namespace).thenComparing(DatasetName::name))
                .forEach(name -> feed.append(
                        "lineage.dataset.told",
                        "lineage-dataset/" + Present.in(datasets.ids(), name),
                        Map.of(
                                "datasetId", Present.in(datasets.ids(), name),
                                "namespace", name.namespace(),
                                "name", name.name())));
    }

    private void unite(Sum sum, Names.Datasets datasets) {
        Set<Long> changed = new HashSet<>();
        datasets.spokenOf().forEach(name -> changed.add(Present.in(datasets.ids(), name)));
        tellOfDatasets(sum, datasets);
        List<Link> links = new ArrayList<>();
        sum.symlinks()
                .forEach(same -> links.add(new Link(
                        Present.in(datasets.ids(), same.one()),
                        Present.in(datasets.ids(), same.other()),
                        Source.SYMLINK)));
        Map<Long, DatasetName> added = new HashMap<>();
        datasets.added().forEach(name -> added.put(Present.in(datasets.ids(), name), name));
        links.addAll(catalogued(added, changed));
        unite(links, changed);
    }

    /** Datasets of the catalog were registered: names that are known here may mean them. */
    public boolean learn(Map<Long, DatasetName> known) {
        if (!lock()) {
            return false;
        }
        Set<Long> changed = new HashSet<>();
        unite(catalogued(known, changed), changed);
        return true;
    }

    private List<Link> catalogued(Map<Long, DatasetName> ids, Set<Long> changed) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<DatasetName, DatasetName> resolved = catalog.resolve(ids.values());
        Map<DatasetName, Optional<Span>> mentioned = new HashMap<>();
        resolved.values().forEach(name -> mentioned.put(name, Optional.empty()));
        Map<DatasetName, Long> theirs = names.datasets(mentioned).ids();
        changed.addAll(names.catalogued(theirs.values()));
        List<Link> links = new ArrayList<>();
        ids.forEach((id, name) -> Optional.ofNullable(resolved.get(name))
                .filter(theirName -> !theirName.equals(name))
                .ifPresent(theirName -> links.add(new Link(id, Present.in(theirs, theirName), Source.CATALOG))));
        return links;
    }

    private void unite(Collection<Link> links, Set<Long> changed) {
        List<Link> added = names.link(links);
        Set<Long> touched = new HashSet<>(changed);
        added.forEach(link -> {
            touched.add(link.dataset());
            touched.add(link.other());
        });
        if (touched.isEmpty()) {
            return;
        }
        List<Names.Member> members = names.sameAs(touched);
        Map<Long, Long> canonicalOf = Unions.plan(members, added);
        names.unite(canonicalOf);
        members.stream()
                .filter(member -> canonicalOf.containsKey(member.id()))
                .forEach(member -> feed.append(
                        "lineage.dataset.united",
                        "lineage-dataset/" + member.id(),
                        Map.of(
                                "datasetId", member.id(),
                                "namespace", member.name().namespace(),
                                "name", member.name().name(),
                                "canonicalId", Present.in(canonicalOf, member.id()))));
    }

    private void facets(Sum sum, Map<JobName, Long> jobs, Map<DatasetName, Long> datasets) {
        Map<Key, Latest> ofJobs = new HashMap<>();
        sum.jobFacets()
                .forEach((facet, latest) -> ofJobs.put(new Key(Present.in(jobs, facet.of()), facet.name()), latest));
        Map<Long, Long> parents = new HashMap<>();
        facets.ofJobs(ofJobs).stream()
                .filter(key -> key.name().equals(Sum.PARENT))
                .forEach(key -> parents.put(
                        key.of(),
                        Present.in(
                                jobs,
                                Present.in(
                                        sum.parents(),
                                        Present.in(ofJobs, key).facet().hash()))));
        names.parents(parents);

        Map<Key, Latest> ofDatasets = new HashMap<>();
        sum.datasetFacets()
                .forEach((facet, latest) ->
                        ofDatasets.put(new Key(Present.in(datasets, facet.of()), facet.name()), latest));
        facets.ofDatasets(ofDatasets);
        Map<SchemaKey, Span> schemas = new HashMap<>();
        sum.schemas()
                .forEach((schema, span) ->
                        schemas.put(new SchemaKey(Present.in(datasets, schema.dataset()), schema.fields()), span));
        facets.schemas(schemas);
    }

    private void tell(RunFold.ChangedJob job) {
        feed.append(
                "lineage.job.changed",
                "lineage-job/" + job.id(),
                Map.of(
                        "jobId", job.id(),
                        "namespace", job.name().namespace(),
                        "name", job.name().name()));
    }
}
