package dev.weir.lineage.marquez;

import dev.weir.platform.dataset.DatasetName;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** From things to their neighbours in the graph as of now. Asked once for each level of a walk. */
public interface Walk {

    /** @param job reads (input) or writes (output) {@code dataset} */
    record Link(long job, long dataset, Side side) {}

    /** Of the job. */
    enum Side {
        INPUT,
        OUTPUT
    }

    List<Link> ofDatasets(Collection<Long> datasets);

    List<Link> ofJobs(Collection<Long> jobs);

    /** A column of a dataset, by the name that stands for the dataset. */
    record Column(DatasetName dataset, String name) {}

    /** @param kinds told without masking @param maskedKinds told with it; bits of {@link dev.weir.lineage.event.Kinds} */
    record ColumnLink(Column output, Column input, int kinds, int maskedKinds) {}

    /** What columns are made of. */
    List<ColumnLink> into(Set<Column> outputs);

    /** What is made of columns. */
    List<ColumnLink> outOf(Set<Column> inputs);

    /** The columns of datasets that column lineage speaks of. */
    Set<Column> columns(Collection<Long> datasets);
}
