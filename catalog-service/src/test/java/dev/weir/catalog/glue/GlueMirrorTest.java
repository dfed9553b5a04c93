package dev.weir.catalog.glue;

import static dev.weir.catalog.glue.Tables.orders;
import static dev.weir.catalog.glue.Tables.part;
import static dev.weir.catalog.glue.Tables.table;
import static dev.weir.catalog.glue.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.catalog.glue.FakeGlue.Fault;
import dev.weir.catalog.glue.MirroredTable.Part;
import dev.weir.catalog.glue.aws.TestGlue;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mirror at work, while others work as well. */
class GlueMirrorTest {

    private static final TableKind PARQUET = new TableKind.Parquet();

    private final FakeGlue fake = new FakeGlue();
    private final TestGlue glue = TestGlue.at(fake.endpoint());
    private final Mirroring mirroring = new Mirroring(glue.catalog());
    private final List<MirroredTable> lake = mirroring.lake();

    @AfterEach
    void close() {
        glue.close();
        fake.close();
    }

    private GlueRun.Counts mirror(boolean apply, boolean deleteMissing) {
        return mirroring.mirror(apply, deleteMissing);
    }

    private static Part[] parts(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> part("n=" + n + "/", String.valueOf(n)))
                .toArray(Part[]::new);
    }

    @Test
    void onlyLooksWhenItPlans() {
        lake.add(with(orders(PARQUET, "id:long", "n:int/"), parts(3)));

        GlueRun.Counts counts = mirror(false, false);

        assertThat(mirroring.lines())
                .containsExactly(
                        "create-database silver_crm planned",
                        "create-table silver_crm.orders planned",
                        "create-partitions silver_crm.orders planned");
        assertThat(counts).isEqualTo(new GlueRun.Counts(1, 3, 0, 0, 0, 0, 0));
        assertThat(fake.writes()).isEmpty();
    }

    @Test
    void doesNothingTheSecondTime() {
        lake.add(with(orders(PARQUET, "id:long", "n:int/"), parts(230)));
        lake.add(table(UUID.randomUUID(), "gold", new TableKind.Json(), "id:long"));

        GlueRun.Counts first = mirror(true, true);
        int writes = fake.writes().size();
        GlueRun.Counts second = mirror(true, true);

        assertThat(first).isEqualTo(new GlueRun.Counts(2, 7, 7, 0, 0, 0, 0));
        assertThat(second).isEqualTo(new GlueRun.Counts(2, 0, 0, 0, 0, 0, 0));
        assertThat(fake.writes()).hasSize(writes);
        assertThat(fake.partitionBodies("silver_crm", "orders")).hasSize(230);
        assertThat(fake.hasTable("acme", "gold")).isTrue();
    }

    @Test
    void looksAgainWhenSomebodyChangedTheTableMeanwhile() {
        lake.add(orders(PARQUET, "id:int"));
        mirror(true, false);
        lake.set(0, orders(PARQUET, "id:long"));
        fake.before("UpdateTable", () -> fake.setParameter("silver_crm", "orders", "theirs", "kept"));

        mirror(true, false);

        assertThat(mirroring.lines())
                .containsExactly("update-table silver_crm.orders rejected", "update-table silver_crm.orders applied");
        assertThat(fake.tableBody("silver_crm", "orders")
                        .at("/StorageDescriptor/Columns/0/Type")
                        .asText())
                .isEqualTo("bigint");
        assertThat(fake.tableBody("silver_crm", "orders")
                        .at("/Parameters/theirs")
                        .asText())
                .isEqualTo("kept");
    }

    @Test
    void givesUpWhenSomebodyAlwaysChangesIt() {
        lake.add(orders(PARQUET, "id:int"));
        mirror(true, false);
        lake.set(0, orders(PARQUET, "id:long"));
        fake.alwaysStale();

        GlueRun.Counts counts = mirror(true, false);

        assertThat(counts.rejected()).isEqualTo(3);
        assertThat(counts.applied()).isZero();
    }

    @Test
    void leavesATableThatSomebodyElseMadeAtTheSameTime() {
        lake.add(orders(PARQUET, "id:int"));
        fake.before(
                "CreateTable",
                () -> fake.call(
                        "CreateTable",
                        "{\"DatabaseName\":\"silver_crm\",\"TableInput\":{\"Name\":\"Orders\",\"PartitionKeys\":[]}}"));

        mirror(true, false);

        assertThat(mirroring.lines())
                .containsExactly("create-database silver_crm applied", "create-table silver_crm.orders rejected");
        assertThat(mirroring.found()).containsExactly("foreign-table silver_crm.orders");
        assertThat(fake.tableBody("silver_crm", "orders").has("Parameters")).isFalse();
    }

    @Test
    void looksWhatBecameOfAChangeWithoutAnswer() {
        lake.add(with(orders(PARQUET, "id:int", "n:int/"), parts(3)));
        fake.fail("CreateTable", Fault.DONE_BUT_SILENT, 1);

        GlueRun.Counts counts = mirror(true, false);

        assertThat(mirroring.lines())
                .containsExactly(
                        "create-database silver_crm applied",
                        "create-table silver_crm.orders unknown",
                        "create-partitions silver_crm.orders applied");
        assertThat(counts.unknown()).isEqualTo(1);
        assertThat(mirror(true, false).changes()).isZero();
    }

    @Test
    void goesOnWithTheOtherTablesWhenOneIsRefused() {
        lake.add(orders(PARQUET, "id:int"));
        lake.add(table(UUID.randomUUID(), "silver_crm.tickets", PARQUET, "id:int"));
        fake.fail("CreateTable", Fault.REFUSED, 1);

        GlueRun.Counts counts = mirror(true, false);

        assertThat(counts.rejected()).isEqualTo(1);
        assertThat(fake.hasTable("silver_crm", "orders")).isFalse();
        assertThat(fake.hasTable("silver_crm", "tickets")).isTrue();
    }

    @Test
    void deletesOnlyItsOwnTablesAndOnlyIfItIsSaid() {
        lake.add(orders(PARQUET, "id:int"));
        lake.add(table(UUID.randomUUID(), "gone.tickets", PARQUET, "id:int"));
        mirror(true, false);
        lake.remove(1);
        fake.call(
                "CreateTable", "{\"DatabaseName\":\"gone\",\"TableInput\":{\"Name\":\"theirs\",\"PartitionKeys\":[]}}");

        mirror(true, false);
        assertThat(mirroring.found()).containsExactly("table-without-dataset gone.tickets");
        assertThat(fake.hasTable("gone", "tickets")).isTrue();

        mirror(true, true);
        assertThat(mirroring.lines()).containsExactly("delete-table gone.tickets applied");
        assertThat(fake.hasTable("gone", "theirs")).isTrue();
    }

    @Test
    void deletesNothingForALakeWithoutAnyDataset() {
        lake.add(orders(PARQUET, "id:int"));
        mirror(true, true);
        lake.clear();

        mirror(true, true);

        assertThat(mirroring.lines()).isEmpty();
        assertThat(fake.hasTable("silver_crm", "orders")).isTrue();
    }

    @Test
    void deletesNothingWhenGlueCannotBeReadWhole() {
        lake.add(orders(PARQUET, "id:int"));
        lake.add(table(UUID.randomUUID(), "gone.tickets", PARQUET, "id:int"));
        mirror(true, false);
        lake.remove(1);
        fake.fail("GetTables", Fault.REFUSED, 1);

        assertThatThrownBy(() -> mirror(true, true)).isInstanceOf(GlueFailed.class);

        assertThat(fake.hasTable("gone", "tickets")).isTrue();
    }
}
