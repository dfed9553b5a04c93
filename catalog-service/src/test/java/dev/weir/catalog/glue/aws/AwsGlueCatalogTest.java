package dev.weir.catalog.glue.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.catalog.glue.FakeGlue;
import dev.weir.catalog.glue.FakeGlue.Fault;
import dev.weir.catalog.glue.GlueCatalogs.Address;
import dev.weir.catalog.glue.GlueChange;
import dev.weir.catalog.glue.GlueChange.CreateDatabase;
import dev.weir.catalog.glue.GlueChange.CreatePartitions;
import dev.weir.catalog.glue.GlueChange.CreateTable;
import dev.weir.catalog.glue.GlueChange.DeletePartitions;
import dev.weir.catalog.glue.GlueChange.DeleteTable;
import dev.weir.catalog.glue.GlueChange.UpdatePartitions;
import dev.weir.catalog.glue.GlueChange.UpdateTable;
import dev.weir.catalog.glue.GlueColumn;
import dev.weir.catalog.glue.GlueDatabase;
import dev.weir.catalog.glue.GlueFailed;
import dev.weir.catalog.glue.GlueOutcome;
import dev.weir.catalog.glue.GlueOutcome.Rejected;
import dev.weir.catalog.glue.GluePartition;
import dev.weir.catalog.glue.GlueStorage;
import dev.weir.catalog.glue.GlueTable;
import dev.weir.catalog.glue.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;

/** Through the real SDK, over HTTP, against a Glue of our own. */
class AwsGlueCatalogTest {

    private static final TableName ORDERS = new TableName("silver_crm", "orders");

    private final FakeGlue fake = new FakeGlue();
    private final GlueClient client = AwsGlueCatalogs.client(new Address("eu-central-1", Optional.of(fake.endpoint())));
    private final List<Duration> pauses = new ArrayList<>();
    private final AwsGlueCatalog glue = new AwsGlueCatalog(
            client,
            "eu-central-1",
            new GlueCalls(new Backoff(4, Duration.ofMillis(100), Duration.ofMillis(250), pauses::add, () -> 1.0)));

    @BeforeEach
    void makeATable() {
        applied(new CreateDatabase(new GlueDatabase("silver_crm", Map.of("weir.managed", "true"))));
        applied(new CreateTable(table(Optional.empty(), "bigint")));
    }

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private static GlueStorage storage(String folder, String type) {
        return new GlueStorage(
                "s3://lake/orders/" + folder,
                List.of(GlueColumn.of("id", type)),
                "in",
                "out",
                "serde",
                Map.of("serialization.format", "1"),
                Map.of());
    }

    private static GlueTable table(Optional<String> version, String type) {
        return new GlueTable(
                ORDERS,
                version,
                Optional.empty(),
                "EXTERNAL_TABLE",
                Optional.of("orders of customers"),
                Optional.of("crm"),
                Optional.of(7),
                List.of(GlueColumn.of("n", "int")),
                storage("", type),
                Map.of("classification", "parquet"));
    }

    private static GluePartition partition(int n) {
        return new GluePartition(
                List.of(String.valueOf(n)), storage("n=" + n + "/", "bigint"), Map.of("weir.managed", "true"));
    }

    private static List<GluePartition> partitions(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(AwsGlueCatalogTest::partition)
                .toList();
    }

    private void applied(GlueChange change) {
        assertThat(glue.apply(change)).isEqualTo(GlueOutcome.APPLIED);
    }

    private List<GluePartition> seen() {
        List<GluePartition> seen = new ArrayList<>();
        glue.partitions(ORDERS, seen::add);
        return seen;
    }

    private GlueTable there() {
        return glue.table(ORDERS).orElseThrow();
    }

    @Test
    void readsBackWhatItWrote() {
        GlueTable there = there();

        assertThat(there)
                .isEqualTo(new GlueTable(
                        ORDERS,
                        Optional.of("1"),
                        Optional.of(FakeGlue.ACCOUNT),
                        "EXTERNAL_TABLE",
                        Optional.of("orders of customers"),
                        Optional.of("crm"),
                        Optional.of(7),
                        List.of(GlueColumn.of("n", "int")),
                        storage("", "bigint"),
                        Map.of("classification", "parquet")));
        assertThat(glue.arn(there))
                .contains("arn:aws:glue:eu-central-1:" + FakeGlue.ACCOUNT + ":table/silver_crm/orders");
        assertThat(glue.table(new TableName("silver_crm", "none"))).isEmpty();
        assertThat(glue.table(new TableName("none", "none"))).isEmpty();
        assertThat(glue.database("none")).isEmpty();
        assertThat(glue.database("silver_crm").orElseThrow().parameters()).containsEntry("weir.managed", "true");
    }

    @Test
    void sendsAListOfPartitionKeysAlsoWhenThereAreNone() {
        GlueTable iceberg = new GlueTable(
                new TableName("silver_crm", "ice"),
                Optional.empty(),
                Optional.empty(),
                "EXTERNAL_TABLE",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new GlueStorage("s3://lake/ice/", List.of(), "", "", "", Map.of(), Map.of()),
                Map.of("table_type", "ICEBERG"));

        applied(new CreateTable(iceberg));

        assertThat(fake.tableBody("silver_crm", "ice").get("PartitionKeys").isArray())
                .isTrue();
        assertThat(fake.tableBody("silver_crm", "ice").get("StorageDescriptor").has("SerdeInfo"))
                .isFalse();
        assertThat(glue.table(iceberg.name()).orElseThrow().storage()).isEqualTo(iceberg.storage());
    }

    @Test
    void updatesOnTheVersionItSawAndKeepsNoOldOne() {
        applied(new UpdateTable(table(there().version(), "string"), List.of()));

        GlueOutcome late = glue.apply(new UpdateTable(table(Optional.of("1"), "double"), List.of()));

        assertThat(late).isInstanceOfSatisfying(Rejected.class, no -> assertThat(no.stale())
                .isTrue());
        assertThat(there().storage().columns()).containsExactly(GlueColumn.of("id", "string"));
        assertThat(fake.archived()).isZero();
    }

    @Test
    void saysThatSomebodyElseWasFaster() {
        assertThat(List.of(
                        glue.apply(new CreateTable(table(Optional.empty(), "int"))),
                        glue.apply(new CreateDatabase(new GlueDatabase("silver_crm", Map.of()))),
                        glue.apply(new CreatePartitions(new TableName("silver_crm", "none"), partitions(0, 1)))))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Rejected.class, no -> assertThat(no.stale()).isTrue()));
    }

    @Test
    void readsAllPages() {
        for (int from = 0; from < 250; from += 100) {
            applied(new CreatePartitions(ORDERS, partitions(from, Math.min(from + 100, 250))));
        }
        applied(new CreateDatabase(new GlueDatabase("other", Map.of())));
        fake.pagesOf(50);

        assertThat(seen()).containsExactlyInAnyOrderElementsOf(partitions(0, 250));
        fake.pagesOf(1);
        List<String> names = new ArrayList<>();
        glue.databases(database -> names.add(database.name()));
        glue.tables("silver_crm", table -> names.add(table.name().table()));
        glue.tables("none", table -> names.add("none"));
        assertThat(names).containsExactly("other", "silver_crm", "orders");
    }

    @Test
    void triesTheEntriesThatMayBeTriedAgain() {
        fake.failEntry("InternalServiceException").failEntry("ThrottlingException");

        applied(new CreatePartitions(ORDERS, partitions(0, 10)));

        assertThat(seen()).hasSize(10);
        assertThat(pauses).containsExactly(Duration.ofMillis(100));
        assertThat(fake.writes()).endsWith("BatchCreatePartition", "BatchCreatePartition");
    }

    @Test
    void saysWhichEntriesCannotBe() {
        applied(new CreatePartitions(ORDERS, partitions(0, 2)));

        GlueOutcome twice = glue.apply(new CreatePartitions(ORDERS, partitions(1, 4)));
        GlueOutcome absent = glue.apply(new UpdatePartitions(ORDERS, partitions(3, 9)));
        fake.failEntry("InvalidInputException");
        GlueOutcome wrong = glue.apply(new UpdatePartitions(ORDERS, partitions(0, 2)));

        assertThat(twice).isEqualTo(new Rejected(true, "1 of 3: [1] AlreadyExistsException as it is"));
        assertThat(absent).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.stale()).isTrue();
            assertThat(no.reason()).startsWith("5 of 6: [4] EntityNotFoundException");
        });
        assertThat(wrong).isEqualTo(new Rejected(false, "1 of 2: [0] InvalidInputException as it is"));
    }

    @Test
    void deletesPartitionsAlsoThoseThatAreGone() {
        applied(new CreatePartitions(ORDERS, partitions(0, 30)));

        applied(new DeletePartitions(
                ORDERS,
                IntStream.range(10, 35)
                        .mapToObj(n -> List.of(String.valueOf(n)))
                        .toList()));

        assertThat(seen()).containsExactlyInAnyOrderElementsOf(partitions(0, 10));
    }

    @Test
    void waitsLongerEachTimeWhenThrottled() {
        fake.fail("GetTable", Fault.THROTTLED, 2).fail("UpdateTable", Fault.THROTTLED, 3);

        applied(new UpdateTable(table(there().version(), "string"), List.of()));

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(250));
    }

    @Test
    void givesUpInTheEnd() {
        fake.fail("GetTable", Fault.THROTTLED, 4);
        assertThatThrownBy(this::there)
                .isInstanceOfSatisfying(
                        GlueFailed.class,
                        failed -> assertThat(failed.code().code()).isEqualTo("glue-unreachable"))
                .hasMessageContaining("table silver_crm.orders", "Rate exceeded");

        fake.fail("CreateDatabase", Fault.THROTTLED, 4);
        assertThat(glue.apply(new CreateDatabase(new GlueDatabase("gold", Map.of()))))
                .isInstanceOfSatisfying(Rejected.class, no -> {
                    assertThat(no.stale()).isFalse();
                    assertThat(no.reason()).contains("Glue throttles");
                });
    }

    @Test
    void saysThatItIsRefused() {
        fake.fail("GetTables", Fault.REFUSED, 1).fail("UpdateTable", Fault.REFUSED, 1);

        assertThatThrownBy(() -> glue.tables("silver_crm", table -> {}))
                .isInstanceOfSatisfying(
                        GlueFailed.class,
                        failed -> assertThat(failed.code().code()).isEqualTo("glue-refused"));
        assertThat(glue.apply(new UpdateTable(table(Optional.of("1"), "string"), List.of())))
                .isEqualTo(new Rejected(false, "AccessDeniedException not authorized to perform glue:UpdateTable"));
        assertThat(pauses).isEmpty();
    }

    @Test
    void readsAgainAfterAFailureOfGluesButDoesNotWriteAgain() {
        fake.fail("GetTable", Fault.INTERNAL, 1).fail("UpdateTable", Fault.INTERNAL, 1);

        assertThat(glue.apply(new UpdateTable(table(there().version(), "string"), List.of())))
                .isInstanceOf(GlueOutcome.Unknown.class);
        assertThat(fake.writes()).filteredOn("UpdateTable"::equals).hasSize(1);
        assertThat(there().version()).contains("1");
    }

    @Test
    void doesNotKnowWhatBecameOfACallWithoutAnswer() {
        fake.fail("UpdateTable", Fault.DONE_BUT_SILENT, 1);

        assertThat(glue.apply(new UpdateTable(table(Optional.of("1"), "string"), List.of())))
                .isInstanceOf(GlueOutcome.Unknown.class);
        assertThat(there().version()).contains("2");
    }

    @Test
    void asksForThePartitionsOfABatchWithoutAnswer() {
        fake.fail("BatchCreatePartition", Fault.DONE_BUT_SILENT, 1).leaveUnprocessed(30);

        applied(new CreatePartitions(ORDERS, partitions(0, 60)));

        assertThat(fake.calls()).endsWith("BatchCreatePartition", "BatchGetPartition", "BatchGetPartition");

        fake.fail("BatchUpdatePartition", Fault.INTERNAL, 1);
        GluePartition changed = new GluePartition(List.of("7"), storage("elsewhere/", "bigint"), Map.of());
        assertThat(glue.apply(new UpdatePartitions(ORDERS, List.of(changed)))).isInstanceOf(GlueOutcome.Unknown.class);
    }

    @Test
    void deletesATableOnlyAsItWasSeen() {
        Optional<String> seen = there().version();
        applied(new UpdateTable(table(seen, "string"), List.of()));

        assertThat(glue.apply(new DeleteTable(ORDERS, seen)))
                .isEqualTo(new Rejected(true, "somebody changed the table meanwhile"));
        assertThat(fake.hasTable("silver_crm", "orders")).isTrue();
        applied(new DeleteTable(ORDERS, there().version()));
        assertThat(fake.hasTable("silver_crm", "orders")).isFalse();
        applied(new DeleteTable(ORDERS, seen));
    }

    @Test
    void saysThatNobodyIsThere() {
        fake.close();

        assertThatThrownBy(this::there).isInstanceOfSatisfying(GlueFailed.class, failed -> assertThat(
                        failed.code().code())
                .isEqualTo("glue-unreachable"));
        assertThat(pauses).hasSize(3);
    }
}
