package dev.weir.catalog.glue;

import dev.weir.catalog.glue.GlueMirrorPlanner.Observed;
import dev.weir.catalog.glue.GlueMirrorPlanner.ObservedTable;
import dev.weir.catalog.glue.GlueMirrorPlanner.Wanted;
import dev.weir.catalog.glue.MirroredTable.Part;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tables for tests, and a Glue in memory that carries plans out. */
final class Tables {

    static final String LAKE = "acme";
    static final UUID ORDERS = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final String PLACE = "s3://acme-lake/silver/crm/orders/";

    private Tables() {}

    static MirroredTable orders(TableKind kind, String... columns) {
        return table(ORDERS, "silver_crm.orders", kind, columns);
    }

    /** @param columns {@code id:long}; a partition column has a slash at its end */
    static MirroredTable table(UUID dataset, String alias, TableKind kind, String... columns) {
        TableName name = new GlueSetup(
                        new GlueCatalogs.Address("eu-central-1", Optional.empty()),
                        true,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        false)
                .nameOf(LAKE, alias);
        return new MirroredTable(dataset, LAKE, alias, name, PLACE, kind, columns(columns), List.of(), Map.of());
    }

    private static List<Column> columns(String... columns) {
        return Arrays.stream(columns)
                .map(text -> {
                    boolean partition = text.endsWith("/");
                    int colon = text.indexOf(':');
                    String type = text.substring(colon + 1, text.length() - (partition ? 1 : 0));
                    return new Column(text.substring(0, colon), ColumnType.parse(type), true, partition);
                })
                .toList();
    }

    static MirroredTable at(MirroredTable table, String location) {
        return new MirroredTable(
                table.dataset(),
                table.lake(),
                table.alias(),
                table.name(),
                location,
                table.kind(),
                table.columns(),
                table.partitions(),
                table.properties());
    }

    static MirroredTable with(MirroredTable table, Part... parts) {
        return with(table, List.of(parts));
    }

    static MirroredTable with(MirroredTable table, List<Part> parts) {
        return new MirroredTable(
                table.dataset(),
                table.lake(),
                table.alias(),
                table.name(),
                table.location(),
                table.kind(),
                table.columns(),
                parts,
                table.properties());
    }

    /** {@code day=2026-10-27/} below the table. */
    static Part part(String folder, String... values) {
        return new Part(Arrays.asList(values), PLACE + folder);
    }

    static Wanted wanted(MirroredTable... tables) {
        return new Wanted(LAKE, List.of(tables), false);
    }

    /** Glue as it is after everything in {@code plan} was done to {@code before}. */
    static Observed after(Observed before, MirrorPlan plan) {
        Set<String> databases = new HashSet<>(before.databases());
        Map<TableName, GlueTable> tables = new TreeMap<>();
        Map<TableName, Map<List<String>, GluePartition>> partitions = new HashMap<>();
        before.tables().forEach(table -> {
            tables.put(table.table().name(), table.table());
            partitions.put(table.table().name(), new HashMap<>(table.partitions()));
        });
        int version = 1000;
        for (GlueChange change : plan.changes()) {
            version++;
            if (change instanceof GlueChange.CreateDatabase create) {
                mustBe(databases.add(create.database().name()), change);
            } else if (change instanceof GlueChange.CreateTable create) {
                mustBe(databases.contains(create.table().name().database()), change);
                mustBe(tables.putIfAbsent(create.table().name(), versioned(create.table(), version)) == null, change);
                partitions.put(create.table().name(), new HashMap<>());
            } else if (change instanceof GlueChange.UpdateTable update) {
                GlueTable old = known(tables, update.table().name());
                mustBe(old.version().equals(update.table().version()), change);
                tables.put(update.table().name(), versioned(update.table(), version));
            } else if (change instanceof GlueChange.DeleteTable delete) {
                mustBe(tables.remove(delete.table()) != null, change);
            } else if (change instanceof GlueChange.CreatePartitions create) {
                mustBe(create.partitions().size() <= 100, change);
                create.partitions()
                        .forEach(partition -> mustBe(
                                known(partitions, create.table()).putIfAbsent(partition.values(), partition) == null,
                                change));
            } else if (change instanceof GlueChange.UpdatePartitions update) {
                mustBe(update.partitions().size() <= 100, change);
                update.partitions()
                        .forEach(partition -> mustBe(
                                known(partitions, update.table()).put(partition.values(), partition) != null, change));
            } else if (change instanceof GlueChange.DeletePartitions delete) {
                mustBe(delete.values().size() <= 25, change);
                delete.values()
                        .forEach(values ->
                                mustBe(known(partitions, delete.table()).remove(values) != null, change));
            }
        }
        Collection<ObservedTable> observed = new ArrayList<>();
        tables.forEach((name, table) -> observed.add(new ObservedTable(table, known(partitions, name))));
        return new Observed(databases, observed);
    }

    private static <T> T known(Map<TableName, T> all, TableName name) {
        T one = all.get(name);
        if (one == null) {
            throw new AssertionError("Glue has no " + name);
        }
        return one;
    }

    private static void mustBe(boolean possible, GlueChange change) {
        if (!possible) {
            throw new AssertionError("Glue would not do this: " + change);
        }
    }

    private static GlueTable versioned(GlueTable table, int version) {
        return new GlueTable(
                table.name(),
                Optional.of(String.valueOf(version)),
                table.catalog(),
                table.type(),
                table.description(),
                table.owner(),
                table.retention(),
                table.partitionKeys(),
                table.storage(),
                table.parameters());
    }

    static Observed nothing() {
        return new Observed(Set.of(), List.of());
    }

    static Observed mirrored(MirroredTable... tables) {
        return after(nothing(), GlueMirrorPlanner.plan(wanted(tables), nothing()));
    }

    static ObservedTable only(Observed observed) {
        return observed.tables().iterator().next();
    }

    /** A table as it is, but for its parameters. */
    static Observed withParameters(Observed observed, Map<String, String> more) {
        return new Observed(
                observed.databases(),
                observed.tables().stream()
                        .map(there -> {
                            GlueTable table = there.table();
                            Map<String, String> parameters = new HashMap<>(table.parameters());
                            parameters.putAll(more);
                            parameters.values().removeIf(String::isEmpty);
                            return new ObservedTable(
                                    new GlueTable(
                                            table.name(),
                                            table.version(),
                                            table.catalog(),
                                            table.type(),
                                            Optional.of("what the analysts wrote"),
                                            Optional.of("ana"),
                                            Optional.of(0),
                                            table.partitionKeys(),
                                            table.storage(),
                                            parameters),
                                    there.partitions());
                        })
                        .toList());
    }

    /** All of a table that a reader goes by, a line each. */
    static String text(GlueTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(table.name() + " " + table.type());
        lines.add("at " + table.storage().location());
        lines.add("columns " + join(table.storage().columns()));
        lines.add("keys " + join(table.partitionKeys()));
        lines.add("input " + table.storage().inputFormat());
        lines.add("output " + table.storage().outputFormat());
        lines.add("serde " + table.storage().serde() + " "
                + new TreeMap<>(table.storage().serdeParameters()));
        Map<String, String> parameters = new TreeMap<>(table.parameters());
        parameters
                .keySet()
                .removeIf(key -> key.equals(Ownership.WRITTEN)
                        || key.equals(Ownership.LAKE)
                        || key.equals(Ownership.DATASET)
                        || key.equals(Ownership.MANAGED)
                        || key.equals("EXTERNAL"));
        lines.add("parameters " + parameters);
        return String.join("\n", lines) + "\n";
    }

    private static String join(List<GlueColumn> columns) {
        return columns.stream().map(GlueColumn::toString).collect(Collectors.joining(", "));
    }

    static List<String> codes(MirrorPlan plan) {
        return plan.findings().stream().map(MirrorFinding::code).toList();
    }

    static List<String> kinds(MirrorPlan plan) {
        return plan.changes().stream().map(GlueChange::kind).toList();
    }
}
