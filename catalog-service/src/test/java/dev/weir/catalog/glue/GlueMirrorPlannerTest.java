package dev.weir.catalog.glue;

import static dev.weir.catalog.glue.Tables.LAKE;
import static dev.weir.catalog.glue.Tables.codes;
import static dev.weir.catalog.glue.Tables.kinds;
import static dev.weir.catalog.glue.Tables.mirrored;
import static dev.weir.catalog.glue.Tables.nothing;
import static dev.weir.catalog.glue.Tables.only;
import static dev.weir.catalog.glue.Tables.orders;
import static dev.weir.catalog.glue.Tables.part;
import static dev.weir.catalog.glue.Tables.table;
import static dev.weir.catalog.glue.Tables.wanted;
import static dev.weir.catalog.glue.Tables.with;
import static dev.weir.catalog.glue.Tables.withParameters;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.glue.GlueMirrorPlanner.Observed;
import dev.weir.catalog.glue.GlueMirrorPlanner.ObservedTable;
import dev.weir.catalog.glue.GlueMirrorPlanner.Wanted;
import dev.weir.catalog.glue.MirroredTable.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlueMirrorPlannerTest {

    private static final TableKind PARQUET = new TableKind.Parquet();
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final String METADATA = Tables.PLACE + "metadata/";

    private static MirrorPlan plan(Observed observed, MirroredTable... tables) {
        return GlueMirrorPlanner.plan(wanted(tables), observed);
    }

    @Test
    void makesDatabaseTableAndPartitionsInHundreds() {
        List<Part> parts = IntStream.range(0, 250)
                .mapToObj(n -> part("n=" + n + "/", String.valueOf(n)))
                .toList();

        MirrorPlan plan = plan(nothing(), with(orders(PARQUET, "id:long", "n:int/"), parts));

        assertThat(kinds(plan))
                .containsExactly(
                        "create-database",
                        "create-table",
                        "create-partitions",
                        "create-partitions",
                        "create-partitions");
        assertThat(plan.changes().get(4).summary()).isEqualTo("50 new");
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void hasNothingToDoTwice() {
        MirroredTable table = with(orders(PARQUET, "id:long", "n:int/"), part("n=1/", "1"));

        assertThat(plan(mirrored(table), table)).isEqualTo(MirrorPlan.NOTHING);
    }

    @Test
    void updatesTheTableAndItsPartitionsWhenAColumnChanges() {
        MirroredTable before = with(orders(PARQUET, "id:int", "gone:string", "n:int/"), part("n=1/", "1"));
        Observed there = mirrored(before);
        MirroredTable now = with(orders(PARQUET, "id:long", "new:date", "n:int/"), part("n=1/", "1"));

        MirrorPlan plan = plan(there, now);

        assertThat(kinds(plan)).containsExactly("update-table", "update-partitions");
        assertThat(plan.changes().get(0).details())
                .containsExactly("column gone goes", "column id int → bigint", "new column new date");
        GlueTable update = ((GlueChange.UpdateTable) plan.changes().get(0)).table();
        assertThat(update.version()).isEqualTo(only(there).table().version()).isPresent();
    }

    @Test
    void deletesPartitionsThatAreGoneBeforeTheTableChanges() {
        List<Part> parts = IntStream.range(0, 30)
                .mapToObj(n -> part("n=" + n + "/", String.valueOf(n)))
                .toList();
        Observed there = mirrored(with(orders(PARQUET, "id:int", "n:int/"), parts));

        MirrorPlan plan = plan(there, with(orders(PARQUET, "id:long", "n:int/", "m:int/"), part("n=1/m=2/", "1", "2")));

        assertThat(kinds(plan))
                .containsExactly("delete-partitions", "delete-partitions", "update-table", "create-partitions");
        assertThat(plan.changes().get(0).summary()).isEqualTo("25 gone");
    }

    @Test
    void leavesAPartitionThatSomebodyElseMade() {
        MirroredTable table = with(orders(PARQUET, "id:int", "n:int/"), part("n=1/", "1"));
        Observed there = mirrored(table);
        GluePartition ours = only(there).partitions().values().iterator().next();
        Map<List<String>, GluePartition> partitions = new HashMap<>(only(there).partitions());
        partitions.put(
                List.of("99"), new GluePartition(List.of("99"), ours.storage().at("s3://else/"), Map.of()));

        MirrorPlan plan = plan(
                new Observed(
                        there.databases(), List.of(new ObservedTable(only(there).table(), partitions))),
                table);

        assertThat(plan.changes()).isEmpty();
        assertThat(codes(plan)).containsExactly("foreign-partitions");
    }

    @Test
    void neverTouchesATableThatWeirDidNotMake() {
        MirroredTable table = orders(PARQUET, "id:long");
        Observed foreign = withParameters(mirrored(orders(PARQUET, "id:int")), Map.of(Ownership.MANAGED, ""));

        assertThat(plan(foreign, table).changes()).isEmpty();
        assertThat(codes(plan(foreign, table))).containsExactly("foreign-table");
        assertThat(GlueMirrorPlanner.plan(new Wanted(LAKE, List.of(), true), foreign))
                .isEqualTo(MirrorPlan.NOTHING);
    }

    @Test
    void neverTouchesATableOfAnotherDatasetOrLake() {
        MirroredTable table = orders(PARQUET, "id:long");
        Observed ofAnotherLake = withParameters(mirrored(orders(PARQUET, "id:int")), Map.of(Ownership.LAKE, "emca"));

        assertThat(codes(plan(ofAnotherLake, table))).containsExactly("other-dataset");
        assertThat(codes(plan(mirrored(table), table(OTHER, "silver_crm.orders", PARQUET, "id:long"))))
                .containsExactly("other-dataset");
    }

    @Test
    void twoDatasetsThatMeetInANameAreBothLeft() {
        MirroredTable one = orders(PARQUET, "id:long");
        MirroredTable other = table(OTHER, "Silver_CRM.Orders", PARQUET, "id:long");

        MirrorPlan plan = plan(nothing(), one, other);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.findings())
                .extracting(MirrorFinding::code, MirrorFinding::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "name-conflict",
                                "the dataset silver_crm.orders (" + Tables.ORDERS
                                        + ") wants this name, and so do others"),
                        org.assertj.core.groups.Tuple.tuple(
                                "name-conflict",
                                "the dataset Silver_CRM.Orders (" + OTHER + ") wants this name, and so do others"));
    }

    @Test
    void whoHasTheNameKeepsIt() {
        MirroredTable one = orders(PARQUET, "id:long");
        MirroredTable other = table(OTHER, "Silver_CRM.Orders", PARQUET, "id:string");

        MirrorPlan plan = plan(mirrored(one), other, one);

        assertThat(plan.changes()).isEmpty();
        assertThat(codes(plan)).containsExactly("name-conflict");
        assertThat(plan.findings().get(0).reason()).contains("Silver_CRM.Orders");
    }

    @Test
    void sendsAlongWhatOthersAddedAndTakesAwayWhatItWroteItself() {
        Observed there = withParameters(
                mirrored(orders(new TableKind.Csv(',', Optional.of('"'), 1), "id:long")),
                Map.of("projection.enabled", "true"));

        MirrorPlan plan = plan(there, orders(PARQUET, "id:long"));

        GlueTable update = ((GlueChange.UpdateTable) plan.changes().get(0)).table();
        assertThat(update.parameters())
                .containsEntry("projection.enabled", "true")
                .containsEntry("classification", "parquet")
                .doesNotContainKeys("skip.header.line.count", "delimiter", "areColumnsQuoted");
        assertThat(update.description()).contains("what the analysts wrote");
        assertThat(update.owner()).contains("ana");
        assertThat(update.storage().serdeParameters()).isEqualTo(Map.of("serialization.format", "1"));
    }

    @Test
    void keepsTheCommentsOfColumns() {
        MirroredTable table = orders(PARQUET, "id:int", "n:int/");
        ObservedTable there = only(mirrored(table));
        GlueTable old = there.table();
        GlueStorage storage = old.storage();
        GlueTable commented = new GlueTable(
                old.name(),
                old.version(),
                old.catalog(),
                old.type(),
                old.description(),
                old.owner(),
                old.retention(),
                old.partitionKeys(),
                new GlueStorage(
                        storage.location(),
                        List.of(new GlueColumn("id", "int", Optional.of("the key"), Map.of("pii", "no"))),
                        storage.inputFormat(),
                        storage.outputFormat(),
                        storage.serde(),
                        storage.serdeParameters(),
                        storage.parameters()),
                old.parameters());
        Observed observed =
                new Observed(java.util.Set.of("silver_crm"), List.of(new ObservedTable(commented, Map.of())));

        assertThat(plan(observed, table)).isEqualTo(MirrorPlan.NOTHING);
        GlueTable update = ((GlueChange.UpdateTable) plan(observed, orders(PARQUET, "id:long", "n:int/"))
                        .changes()
                        .get(0))
                .table();
        assertThat(update.storage().columns())
                .containsExactly(new GlueColumn("id", "bigint", Optional.of("the key"), Map.of("pii", "no")));
    }

    @Test
    void followsAnIcebergTableThatOnlyWeirWrites() {
        Observed there = mirrored(orders(new TableKind.Iceberg(METADATA + "00001-a.metadata.json"), "id:long"));

        MirrorPlan plan = plan(there, orders(new TableKind.Iceberg(METADATA + "00002-b.metadata.json"), "id:long"));

        assertThat(kinds(plan)).containsExactly("update-table");
        assertThat(((GlueChange.UpdateTable) plan.changes().get(0)).table().parameters())
                .containsEntry("metadata_location", METADATA + "00002-b.metadata.json")
                .containsEntry("weir.metadata-location", METADATA + "00002-b.metadata.json");
    }

    @Test
    void leavesAnIcebergTableToWhomCommitsThroughGlue() {
        Observed live = withParameters(
                mirrored(orders(new TableKind.Iceberg(METADATA + "00001-a.metadata.json"), "id:long")),
                Map.of("metadata_location", METADATA + "00003-c.metadata.json"));

        for (String seen : List.of("00002-b", "00003-c", "00004-d")) {
            MirrorPlan plan = plan(live, orders(new TableKind.Iceberg(METADATA + seen + ".metadata.json"), "id:date"));

            assertThat(plan.changes()).as(seen).isEmpty();
            assertThat(codes(plan)).containsExactly("iceberg-live");
        }
        assertThat(plan(live, orders(PARQUET, "id:long")).changes()).isEmpty();
        assertThat(GlueMirrorPlanner.plan(new Wanted(LAKE, List.of(), true), live)
                        .changes())
                .isEmpty();
    }

    @Test
    void takesAnIcebergTableNotBack() {
        Observed there = mirrored(orders(new TableKind.Iceberg(METADATA + "00012-a.metadata.json"), "id:long"));

        assertThat(codes(plan(there, orders(new TableKind.Iceberg(METADATA + "00009-z.metadata.json"), "id:long"))))
                .containsExactly("iceberg-older");
        assertThat(IcebergVersions.olderThan("s3://a/metadata/v9.metadata.json", "s3://a/metadata/v12.metadata.json"))
                .isPresent();
        assertThat(IcebergVersions.olderThan("s3://a/metadata/x.metadata.json", "s3://a/metadata/v12.metadata.json"))
                .isEmpty();
    }

    @Test
    void deletesTheTableOfAGoneDatasetOnlyIfItIsSaid() {
        Observed there = mirrored(orders(PARQUET, "id:long"));

        assertThat(GlueMirrorPlanner.plan(new Wanted(LAKE, List.of(), false), there)
                        .changes())
                .isEmpty();
        assertThat(codes(GlueMirrorPlanner.plan(new Wanted(LAKE, List.of(), false), there)))
                .containsExactly("table-without-dataset");
        assertThat(GlueMirrorPlanner.plan(new Wanted(LAKE, List.of(), true), there)
                        .changes())
                .containsExactly(new GlueChange.DeleteTable(
                        new TableName("silver_crm", "orders"),
                        only(there).table().version()));
        assertThat(GlueMirrorPlanner.plan(new Wanted("emca", List.of(), true), there))
                .isEqualTo(MirrorPlan.NOTHING);
    }
}
