package dev.weir.quality.datacontract;

import dev.weir.platform.page.PageRequest;
import dev.weir.quality.datacontract.KeptContract.Comparison;
import dev.weir.quality.datacontract.KeptContract.Revision;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contracts there are. Lists give up to one more than the page's limit. */
public interface Contracts {

    Optional<KeptContract> find(String name);

    Optional<KeptContract> ofDataset(String lake, String dataset);

    /** Adds it, or replaces the one of the same id; its revision is kept beside the earlier ones. */
    void save(KeptContract contract);

    /** Of the given dataset only, if one is given; oldest first. */
    List<KeptContract> list(Optional<String> lake, Optional<String> dataset, PageRequest page);

    /** Newest first. */
    List<Revision> revisions(UUID contract, PageRequest page);

    /** Again for the same revision and version of the dataset, nothing changes. False then. */
    boolean record(UUID contract, Comparison comparison);

    /** Newest first. */
    List<Comparison> comparisons(UUID contract, int limit);
}
