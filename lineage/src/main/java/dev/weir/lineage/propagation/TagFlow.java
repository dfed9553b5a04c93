package dev.weir.lineage.propagation;

import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.propagation.ColumnTags.ColumnTag;
import java.util.List;
import java.util.Optional;

/**
 * A tag that should follow a column's values.
 *
 * @param target the column where they come out, as lineage calls it
 * @param from the nearest column that has the tag
 * @param way the edges from there to the target, none of them masked
 * @param confidence from 0 to 1, see {@link Propagation}
 * @param evidence the way, for people
 * @param proposal what would be proposed; empty if the catalog does not have the dataset
 */
public record TagFlow(
        ColumnNode target,
        String tag,
        ColumnNode from,
        List<ColumnEdge> way,
        double confidence,
        String evidence,
        Optional<ColumnTag> proposal) {}
