package dev.weir.catalog.dataset;

import dev.weir.catalog.dataset.Datasets.Filter;
import dev.weir.catalog.dataset.Datasets.NumberedSnapshot;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.Visibility;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Shows datasets to who may see them. */
@ApplicationScoped
public class DatasetBrowser {

    private final Datasets datasets;
    private final DatasetFiles files;
    private final Visibility visibility;
    private final Access access;

    DatasetBrowser(Datasets datasets, DatasetFiles files, Visibility visibility, Access access) {
        this.datasets = datasets;
        this.files = files;
        this.visibility = visibility;
        this.access = access;
    }

    /** A dataset, the version that it is at, and what else is known of that. */
    public record Current(Dataset dataset, DatasetVersion version, Details details) {}

    @Transactional
    public List<Dataset> list(Actor actor, Filter filter, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return datasets.list(filter, visibility.borneBy(actor), page);
    }

    @Transactional
    public Current get(Actor actor, UUID id) {
        Dataset dataset = visible(actor, id);
        return new Current(dataset, version(dataset, dataset.version()), datasets.details(id));
    }

    @Transactional
    public List<DatasetVersion> versions(Actor actor, UUID id, PageRequest page) {
        return datasets.versions(visible(actor, id).id(), page);
    }

    @Transactional
    public DatasetVersion version(Actor actor, UUID id, int version) {
        return version(visible(actor, id), version);
    }

    @Transactional
    public List<Partition> partitions(Actor actor, UUID id, PageRequest page) {
        return datasets.partitions(visible(actor, id).id(), page);
    }

    @Transactional
    public List<NumberedSnapshot> snapshots(Actor actor, UUID id, PageRequest page) {
        return datasets.snapshots(visible(actor, id).id(), page);
    }

    @Transactional
    public List<DatasetFile> files(Actor actor, UUID id, Optional<String> partition, PageRequest page) {
        return files.of(visible(actor, id).id(), partition, page);
    }

    private Dataset visible(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        Dataset dataset = datasets.find(id).orElseThrow(() -> new DatasetNotFound(id));
        // Answered as if it were not there: also that it exists is for those who see it.
        if (access.hidden(actor, Set.of(dataset.name())).contains(dataset.name())) {
            throw new DatasetNotFound(id);
        }
        return dataset;
    }

    private DatasetVersion version(Dataset dataset, int version) {
        return datasets.version(dataset.id(), version).orElseThrow(() -> new VersionNotFound(dataset, version));
    }

    /** The dataset never had this version. */
    static final class VersionNotFound extends Problem {
        VersionNotFound(Dataset dataset, int version) {
            super(
                    DatasetProblem.DATASET_VERSION_NOT_FOUND,
                    dataset.alias() + " has the versions 1 to " + dataset.version() + ", not " + version + ".");
        }
    }
}
