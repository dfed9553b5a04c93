package dev.weir.lineage.fold;

import dev.weir.lineage.event.JobName;
import dev.weir.platform.dataset.DatasetName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ids of names: they are given once, and for good. */
public interface Names {

    /** The ids of jobs, of which new ones are added. */
    Map<JobName, Long> jobs(Map<JobName, Span> told);

    /** The ids of jobs that were told before. */
    Map<JobName, Long> knownJobs(Set<JobName> names);

    /**
     * The ids of datasets.
     *
     * @param added those that were not known before
     * @param spokenOf those that were only mentioned before
     */
    record Datasets(Map<DatasetName, Long> ids, Set<DatasetName> added, Set<DatasetName> spokenOf) {}

    /** New ones are added, each as a dataset by itself. An empty span: it was only mentioned. */
    Datasets datasets(Map<DatasetName, Optional<Span>> told);

    /** Why two names mean the same. */
    enum Source {
        SYMLINK,
        CATALOG
    }

    record Link(long dataset, long other, Source source) {}

    /** @return those that are new */
    List<Link> link(Collection<Link> links);

    /** Says which names are the catalog's own. @return those of which it was not known */
    Set<Long> catalogued(Collection<Long> datasets);

    /** A name among those that mean the same, with what decides which of them stands for all. */
    record Member(long id, DatasetName name, long canonical, boolean told, boolean catalogued) {}

    /** Each name of which one is in {@code datasets}, with all names that mean the same. */
    List<Member> sameAs(Collection<Long> datasets);

    /** Names that nothing in the catalog is known for, by id, of those after {@code after}. */
    Map<Long, DatasetName> unresolved(Set<String> namespaces, long after, int limit);

    /** Makes {@code canonical} stand for {@code members}. */
    void unite(Map<Long, Long> canonicalOf);

    /** By the ids of the jobs. */
    void parents(Map<Long, Long> parentOf);

    /** As {@link Shapes#forget}. */
    void forget();
}
