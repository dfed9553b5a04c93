package dev.weir.catalog.glue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What has to happen to the partitions of a table of Weir's.
 *
 * @param before the table itself changes: a partition that goes may not fit the keys that come
 * @param after it has changed
 */
record PartitionPlan(List<GlueChange> before, List<GlueChange> after, List<MirrorFinding> findings) {

    static PartitionPlan of(TableName name, List<GluePartition> wanted, Map<List<String>, GluePartition> there) {
        List<GluePartition> create = new ArrayList<>();
        List<GluePartition> update = new ArrayList<>();
        Set<List<String>> kept = new HashSet<>();
        for (GluePartition partition : wanted) {
            kept.add(partition.values());
            GluePartition old = there.get(partition.values());
            if (old == null) {
                create.add(partition);
                continue;
            }
            GluePartition merged = TableMerge.onto(old, partition);
            if (!merged.equals(new GluePartition(old.values(), old.storage().bare(), old.parameters()))) {
                update.add(merged);
            }
        }
        List<GluePartition> others = there.values().stream()
                .filter(partition -> !kept.contains(partition.values()))
                .sorted((one, other) -> Ownership.VALUES.compare(one.values(), other.values()))
                .toList();
        List<List<String>> delete = others.stream()
                .filter(partition -> Ownership.managed(partition.parameters()))
                .map(GluePartition::values)
                .toList();
        List<GlueChange> before = batches(
                delete, GlueChange.MOST_PARTITIONS_DELETED, some -> new GlueChange.DeletePartitions(name, some));
        List<GlueChange> after = new ArrayList<>(batches(
                update, GlueChange.MOST_PARTITIONS_WRITTEN, some -> new GlueChange.UpdatePartitions(name, some)));
        after.addAll(batches(
                create, GlueChange.MOST_PARTITIONS_WRITTEN, some -> new GlueChange.CreatePartitions(name, some)));
        return new PartitionPlan(before, after, foreign(name, others.size() - delete.size()));
    }

    private static List<MirrorFinding> foreign(TableName name, int count) {
        return count == 0
                ? List.of()
                : List.of(MirrorFinding.left(
                        "foreign-partitions",
                        name,
                        count + " of its partitions were not made by Weir and are not in the lake; they are left"));
    }

    private static <T> List<GlueChange> batches(List<T> all, int most, Function<List<T>, GlueChange> change) {
        List<GlueChange> changes = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            changes.add(change.apply(List.copyOf(all.subList(from, Math.min(from + most, all.size())))));
        }
        return changes;
    }
}
