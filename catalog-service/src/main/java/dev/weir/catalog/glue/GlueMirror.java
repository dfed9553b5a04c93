package dev.weir.catalog.glue;

import dev.weir.catalog.glue.GlueMirrorPlanner.Holding;
import dev.weir.catalog.glue.GlueMirrorPlanner.ObservedTable;
import dev.weir.catalog.glue.MirroredTable.Named;
import dev.weir.catalog.glue.MirroredTables.Readied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Brings Glue to what {@link GlueMirrorPlanner} wants, or only writes down what that would take. Table by table: one
 * table's partitions are all that it holds.
 */
final class GlueMirror {

    private final GlueCatalog catalog;
    private final MirroredTables datasets;
    private final GlueJournal journal;
    private final String lake;
    private final GlueSetup setup;
    private final Mode mode;
    private final Set<String> looked = new HashSet<>();
    private final Set<String> databases = new HashSet<>();

    /**
     * @param apply false to plan only
     * @param rounds how often a table is looked at again when it was not as planned
     */
    record Mode(boolean apply, int rounds) {}

    GlueMirror(
            GlueCatalog catalog,
            MirroredTables datasets,
            GlueJournal journal,
            String lake,
            GlueSetup setup,
            Mode mode) {
        this.catalog = catalog;
        this.datasets = datasets;
        this.journal = journal;
        this.lake = lake;
        this.setup = setup;
        this.mode = mode;
    }

    /** @param only the datasets that changed: what concerns no name of theirs is not looked at; empty for all */
    void run(Optional<Set<UUID>> only) {
        Map<TableName, List<Named>> wanted = new TreeMap<>();
        datasets.names(lake, setup, named -> wanted.computeIfAbsent(named.name(), name -> new ArrayList<>())
                .add(named));
        wanted.forEach((name, contenders) -> {
            if (only.isEmpty() || contenders.stream().anyMatch(named -> isOf(only.get(), named))) {
                mirror(name, contenders);
            }
        });
        if (only.isEmpty() || isAnyGone(only.get(), wanted.values())) {
            unwanted(wanted.keySet());
        }
    }

    private static boolean isOf(Set<UUID> datasets, Named named) {
        return datasets.contains(named.dataset());
    }

    private static boolean isAnyGone(Set<UUID> changed, Collection<List<Named>> wanted) {
        Set<UUID> gone = new HashSet<>(changed);
        wanted.forEach(contenders -> contenders.forEach(named -> gone.remove(named.dataset())));
        return !gone.isEmpty();
    }

    private void mirror(TableName name, List<Named> contenders) {
        journal.looked();
        if (looked.add(name.database()) && catalog.database(name.database()).isPresent()) {
            databases.add(name.database());
        }
        Set<MirrorFinding> told = new HashSet<>();
        boolean again = true;
        for (int round = 1; again && round <= mode.rounds(); round++) {
            MirrorPlan plan = plan(name, contenders);
            plan.findings().stream().filter(told::add).forEach(journal::found);
            again = carryOut(plan.changes());
        }
    }

    private MirrorPlan plan(TableName name, List<Named> contenders) {
        Optional<GlueTable> there = databases.contains(name.database()) ? catalog.table(name) : Optional.empty();
        Holding holding = GlueMirrorPlanner.holder(lake, contenders, there);
        MirrorPlan plan = new MirrorPlan(List.of(), holding.findings());
        Optional<Named> holder = contenders.stream()
                .filter(named -> holding.holder().equals(Optional.of(named.dataset())))
                .findFirst();
        if (holder.isEmpty()) {
            return plan;
        }
        Readied readied = datasets.read(holder.get());
        plan = plan.and(new MirrorPlan(List.of(), readied.findings()));
        return readied.table().isEmpty()
                ? plan
                : plan.and(GlueMirrorPlanner.table(
                        readied.table().get(), there.map(this::observed), mode.apply() ? copy() : databases));
    }

    // A database counts as there when it was made, not when that was planned.
    private Set<String> copy() {
        return new HashSet<>(databases);
    }

    private ObservedTable observed(GlueTable table) {
        Map<List<String>, GluePartition> partitions = new HashMap<>();
        if (Ownership.of(lake, table) && !table.partitionKeys().isEmpty()) {
            catalog.partitions(table.name(), partition -> partitions.put(partition.values(), partition));
        }
        return new ObservedTable(table, partitions);
    }

    /** @return whether to look again */
    private boolean carryOut(List<GlueChange> changes) {
        boolean again = false;
        for (GlueChange change : changes) {
            if (!mode.apply()) {
                journal.planned(change);
                continue;
            }
            GlueOutcome outcome = journal.applied(change, catalog);
            boolean done = outcome instanceof GlueOutcome.Applied;
            boolean refused = outcome instanceof GlueOutcome.Rejected no && !no.stale();
            again |= !done && !refused;
            if (change instanceof GlueChange.CreateDatabase created && !refused) {
                // It is there now, whoever made it; if it is not, the next round's table is refused and says so.
                databases.add(created.database().name());
            }
            if (!done && !ofPartitions(change)) {
                // What follows builds on it.
                return again;
            }
        }
        return again;
    }

    private static boolean ofPartitions(GlueChange change) {
        return change instanceof GlueChange.CreatePartitions
                || change instanceof GlueChange.UpdatePartitions
                || change instanceof GlueChange.DeletePartitions;
    }

    private void unwanted(Set<TableName> wanted) {
        Set<String> places = new TreeSet<>(databases);
        catalog.databases(database -> {
            if (Ownership.managed(database.parameters())
                    && lake.equals(database.parameters().get(Ownership.LAKE))) {
                places.add(database.name());
            }
        });
        List<GlueTable> left = new ArrayList<>();
        for (String place : places) {
            catalog.tables(place, table -> {
                if (Ownership.of(lake, table) && !wanted.contains(table.name())) {
                    left.add(table);
                }
            });
        }
        // An empty catalog speaks of a lake that was not crawled rather than of one that is empty.
        boolean delete = setup.deleteMissing() && !wanted.isEmpty();
        for (GlueTable table : left) {
            MirrorPlan plan = GlueMirrorPlanner.unwanted(lake, table, delete);
            plan.findings().forEach(journal::found);
            carryOut(plan.changes());
        }
    }
}
