package dev.weir.catalog.glue;

import dev.weir.catalog.glue.MirroredTable.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what a lake should look like in Glue with what is there. No clock and no I/O: the same input gives the same plan,
 * in whatever order it comes, and a plan that was carried out leaves nothing to plan.
 */
public final class GlueMirrorPlanner {

    private GlueMirrorPlanner() {}

    /**
     * @param lake its name, which stands in the tables that Weir makes
     * @param deleteMissing whether the table of a dataset that is no longer wanted goes
     */
    public record Wanted(String lake, Collection<MirroredTable> tables, boolean deleteMissing) {}

    /** What Glue has of the tables' databases. */
    public record Observed(Set<String> databases, Collection<ObservedTable> tables) {}

    /** @param partitions by their values; those of a table that is not Weir's need not be looked at */
    public record ObservedTable(GlueTable table, Map<List<String>, GluePartition> partitions) {}

    /** The whole lake at once. The service goes table by table, and comes to the same. */
    public static MirrorPlan plan(Wanted wanted, Observed observed) {
        Map<TableName, List<MirroredTable>> byName = wanted.tables().stream()
                .collect(Collectors.groupingBy(MirroredTable::name, TreeMap::new, Collectors.toList()));
        Map<TableName, ObservedTable> there = observed.tables().stream()
                .collect(Collectors.toMap(
                        table -> table.table().name(), Function.identity(), (one, other) -> one, TreeMap::new));
        Set<String> databases = new HashSet<>(observed.databases());
        MirrorPlan plan = MirrorPlan.NOTHING;
        for (Map.Entry<TableName, List<MirroredTable>> name : byName.entrySet()) {
            Optional<ObservedTable> table = Optional.ofNullable(there.get(name.getKey()));
            List<Named> contenders =
                    name.getValue().stream().map(MirroredTable::named).toList();
            Holding holding = holder(wanted.lake(), contenders, table.map(ObservedTable::table));
            plan = plan.and(new MirrorPlan(List.of(), holding.findings()));
            Optional<MirroredTable> holder = name.getValue().stream()
                    .filter(mirrored -> holding.holder().equals(Optional.of(mirrored.dataset())))
                    .findFirst();
            if (holder.isPresent()) {
                plan = plan.and(table(holder.get(), table, databases));
            }
        }
        for (ObservedTable table : there.values()) {
            if (!byName.containsKey(table.table().name())) {
                plan = plan.and(unwanted(wanted.lake(), table.table(), wanted.deleteMissing()));
            }
        }
        return plan;
    }

    /** @param holder the dataset that may have the name; empty if it is in dispute */
    public record Holding(Optional<UUID> holder, List<MirrorFinding> findings) {}

    /** Who of those that want one name may have it: who has it, or the only one. */
    public static Holding holder(String lake, Collection<Named> contenders, Optional<GlueTable> there) {
        Optional<UUID> holder = contenders.stream()
                .map(Named::dataset)
                .filter(dataset -> there.filter(table -> Ownership.of(lake, dataset, table))
                        .isPresent())
                .findFirst();
        if (holder.isEmpty() && contenders.size() == 1) {
            holder = Optional.of(contenders.iterator().next().dataset());
        }
        Optional<UUID> winner = holder;
        List<MirrorFinding> findings = contenders.stream()
                .filter(named -> !winner.equals(Optional.of(named.dataset())))
                .sorted((one, other) -> one.dataset().compareTo(other.dataset()))
                .map(named -> MirrorFinding.left(
                        "name-conflict",
                        named.name(),
                        "the dataset " + named.alias() + " (" + named.dataset() + ") wants this name, and so "
                                + (winner.isPresent() ? "does the one that has it" : "do others")))
                .toList();
        return new Holding(holder, findings);
    }

    /**
     * One table, which has its name for itself.
     *
     * @param databases that are there; one that the plan makes is added
     */
    public static MirrorPlan table(MirroredTable wanted, Optional<ObservedTable> there, Set<String> databases) {
        Optional<MirrorFinding> obstacle = there.flatMap(observed -> obstacle(wanted, observed.table()));
        if (obstacle.isPresent()) {
            return MirrorPlan.finding(obstacle.get());
        }
        TableShape shape = TableShape.of(wanted);
        List<GlueChange> changes = new ArrayList<>();
        List<MirrorFinding> findings = new ArrayList<>(shape.findings());
        shape.table().ifPresent(table -> {
            if (databases.add(table.name().database())) {
                changes.add(new GlueChange.CreateDatabase(new GlueDatabase(
                        table.name().database(), Map.of(Ownership.MANAGED, "true", Ownership.LAKE, wanted.lake()))));
            }
            PartitionPlan partitions = PartitionPlan.of(
                    table.name(),
                    shape.partitions(),
                    there.map(ObservedTable::partitions).orElse(Map.of()));
            changes.addAll(partitions.before());
            if (there.isEmpty()) {
                changes.add(new GlueChange.CreateTable(table));
            } else {
                GlueTable before = there.get().table();
                GlueTable after = TableMerge.onto(before, table);
                if (!after.equals(before)) {
                    changes.add(new GlueChange.UpdateTable(after, TableDifferences.between(before, after)));
                }
            }
            changes.addAll(partitions.after());
            findings.addAll(partitions.findings());
        });
        return new MirrorPlan(changes, findings);
    }

    private static Optional<MirrorFinding> obstacle(MirroredTable wanted, GlueTable there) {
        if (!Ownership.managed(there.parameters())) {
            return Optional.of(MirrorFinding.left(
                    "foreign-table",
                    wanted.name(),
                    "the table was not made by Weir, and is left as it is. To hand it over, drop it in Glue, or give "
                            + "the lake's mirror another prefix"));
        }
        if (!Ownership.of(wanted.lake(), wanted.dataset(), there)) {
            return Optional.of(MirrorFinding.left(
                    "other-dataset",
                    wanted.name(),
                    "the table shows the dataset " + there.parameters().get(Ownership.DATASET) + " of the lake "
                            + there.parameters().get(Ownership.LAKE) + ", and is left as it is"));
        }
        String location = there.parameters().get(Ownership.METADATA_LOCATION);
        if (location != null && !location.equals(there.parameters().get(Ownership.WRITTEN_METADATA_LOCATION))) {
            return Optional.of(MirrorFinding.left(
                    "iceberg-live",
                    wanted.name(),
                    "an engine commits to this Iceberg table through Glue, at " + location
                            + " now: only Glue knows its current metadata"));
        }
        return wanted.kind() instanceof TableKind.Iceberg iceberg && location != null
                ? IcebergVersions.olderThan(iceberg.metadataLocation(), location)
                        .map(reason -> MirrorFinding.left("iceberg-older", wanted.name(), reason))
                : Optional.empty();
    }

    /** A table of which no dataset wants the name. Nothing for one that is not of this lake. */
    public static MirrorPlan unwanted(String lake, GlueTable there, boolean delete) {
        if (!Ownership.of(lake, there)) {
            return MirrorPlan.NOTHING;
        }
        String location = there.parameters().get(Ownership.METADATA_LOCATION);
        boolean live =
                location != null && !location.equals(there.parameters().get(Ownership.WRITTEN_METADATA_LOCATION));
        return delete && !live
                ? new MirrorPlan(List.of(new GlueChange.DeleteTable(there.name(), there.version())), List.of())
                : MirrorPlan.finding(
                        MirrorFinding.left(
                                "table-without-dataset",
                                there.name(),
                                live
                                        ? "its dataset is gone, but an engine commits to it through Glue"
                                        : "its dataset is gone or has another name now. Set `deleteMissing` to have it deleted"));
    }
}
