package dev.weir.lineage.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.lineage.event.Events;
import dev.weir.lineage.testing.LineageDatabase;
import dev.weir.platform.dataset.DatasetName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final LineageDatabase DATABASE = new LineageDatabase();

    private TestLineage lineage;

    @BeforeEach
    void anEmptyGraph() {
        DATABASE.clear();
        lineage = new TestLineage(DATABASE);
    }

    private static String at(int minute) {
        return "2020-03-01T08:%02d:00Z".formatted(minute);
    }

    private static UUID run(int number) {
        return new UUID(1, number);
    }

    /** The lines of the job (flow, load): from and last in minutes, the outputs, and whether it is settled. */
    private static List<String> lines() {
        return DATABASE.sql().query("""
                        select extract(minute from l.from_at) || '-' || extract(minute from l.last_at) || ' '
                            || (select string_agg(d.name, ',' order by d.name) from lineage.shape_io i
                                join lineage.dataset d on d.id = i.dataset_id
                                where i.shape_id = l.shape_id and i.direction = 1)
                            || case when l.settled then '' else ' ?' end as line
                        from lineage.job_shape l join lineage.job j on j.id = l.job_id
                        where j.name = 'load' order by l.from_at
                        """, row -> row.getString("line"));
    }

    private static String state(int run) {
        return DATABASE.sql()
                .query(
                        "select state from lineage.run where id = ?::uuid",
                        row -> row.getString("state"),
                        run(run).toString())
                .get(0);
    }

    private static String writes(int run, String type, int minute, String output) {
        return Events.run(type, at(minute))
                .id(run(run))
                .output("s3://lake", output)
                .json();
    }

    @Test
    void aJobIsInTheGraphWhileItFirstRuns() {
        lineage.tell(writes(1, "START", 1, "a"));
        assertThat(lines()).containsExactly("1-1 a ?");

        lineage.tell(writes(1, "COMPLETE", 5, "a"));
        assertThat(lines()).containsExactly("5-5 a");
    }

    @Test
    void equalRunsMakeOneLineAndAnotherShapeMakesANewOne() {
        lineage.tell(writes(1, "COMPLETE", 1, "a"), writes(2, "COMPLETE", 2, "a"));
        lineage.changes.drain();
        lineage.tell(writes(3, "COMPLETE", 3, "a"));
        assertThat(lineage.changes.drain()).as("nothing changed but the time").isEmpty();

        lineage.tell(writes(4, "COMPLETE", 4, "b"), writes(5, "COMPLETE", 6, "a"));

        assertThat(lines()).containsExactly("1-3 a", "4-4 b", "6-6 a");
        assertThat(lineage.changes.drain())
                .extracting(change -> change.substring(0, change.indexOf(' ')))
                .containsExactly("lineage.dataset.told", "lineage.job.changed");
    }

    @Test
    void aDatasetThatNoJobSpeaksOfIsToldOnce() {
        lineage.tell(Events.dataset(at(1), "s3://lake", "lonely", "{}").json());
        assertThat(lineage.changes.drain()).singleElement().satisfies(change -> assertThat(change)
                .startsWith("lineage.dataset.told")
                .contains("name=lonely"));

        lineage.tell(Events.dataset(at(2), "s3://lake", "lonely", "{}").json());
        assertThat(lineage.changes.drain()).isEmpty();
    }

    @Test
    void aLateRunIsPutInItsPlace() {
        lineage.tell(writes(1, "COMPLETE", 1, "a"), writes(2, "COMPLETE", 9, "a"));

        lineage.tell(writes(3, "COMPLETE", 5, "b"));

        assertThat(lines()).containsExactly("1-1 a", "5-5 b", "9-9 a");
    }

    @Test
    void aRunThatFailsChangesNothingOfAJobThatWorked() {
        lineage.tell(writes(1, "COMPLETE", 1, "a"), writes(2, "START", 2, "b"), writes(2, "FAIL", 3, "b"));

        assertThat(lines()).containsExactly("1-1 a");
        assertThat(state(2)).isEqualTo("FAILED");
    }

    @Test
    void aRunThatSaysNothingOfItsDataChangesNothing() {
        lineage.tell(
                writes(1, "COMPLETE", 1, "a"),
                Events.run("COMPLETE", at(2)).id(run(2)).json());

        assertThat(lines()).containsExactly("1-1 a");
    }

    @Test
    void theLastEndOfARunCounts() {
        lineage.tell(writes(1, "COMPLETE", 5, "a"), writes(1, "FAIL", 4, "a"));
        assertThat(state(1)).isEqualTo("COMPLETED");

        lineage.tell(writes(1, "ABORT", 6, "a"));

        assertThat(state(1)).isEqualTo("ABORTED");
        assertThat(lines()).containsExactly("4-4 a ?");
    }

    @Test
    void aStreamingRunCountsFromItsStart() {
        String streaming = "{\"jobType\": {\"processingType\": \"STREAMING\"}}";
        lineage.tell(
                Events.run("START", at(1))
                        .id(run(1))
                        .jobFacets(streaming)
                        .output("s3://lake", "a")
                        .json(),
                Events.run("RUNNING", at(7))
                        .id(run(1))
                        .jobFacets(streaming)
                        .output("s3://lake", "b")
                        .json());

        assertThat(state(1)).isEqualTo("RUNNING");
        assertThat(lines()).containsExactly("1-1 a,b");
    }

    @Test
    void aRunToldInPartsIsOne() {
        lineage.tell(Events.run("OTHER", at(1)).id(run(1)).json());
        assertThat(state(1)).isEqualTo("NEW");

        lineage.tell(writes(1, "START", 2, "a"));
        lineage.tell(writes(1, "COMPLETE", 3, "b"));

        assertThat(state(1)).isEqualTo("COMPLETED");
        assertThat(lines()).containsExactly("3-3 a,b");
    }

    @Test
    void aDeclarationOfAnotherJobCountsUntilTheJobTellsItself() {
        lineage.tell(Events.run("COMPLETE", at(1))
                .job("flow", "orchestrator")
                .jobFacets("""
                        {"lineage": {"entries": [{"type": "DATASET", "namespace": "s3://lake", "name": "a", "inputs": [
                            {"type": "JOB", "namespace": "flow", "name": "load"}]}]}}
                        """)
                .json());
        assertThat(lines()).containsExactly("1-1 a ?");

        lineage.tell(Events.job(at(2)).output("s3://lake", "b").json());
        assertThat(lines()).containsExactly("1-1 a ?", "2-2 b");
    }

    private static Map<String, String> canonical() {
        Map<String, String> canonical = new java.util.TreeMap<>();
        DATABASE.sql().query("""
                        select d.namespace || ' ' || d.name as name, c.namespace || ' ' || c.name as canonical
                        from lineage.dataset d join lineage.dataset c on c.id = d.canonical_id
                        """, row -> canonical.put(row.getString("name"), row.getString("canonical")));
        return canonical;
    }

    @Test
    void namesThatMeanTheSameAreOneDatasetAndTheCatalogSaysWhich() {
        lineage.catalog.put(new DatasetName("s3://lake", "a/part-0.csv"), new DatasetName("s3://lake", "a"));
        lineage.tell(Events.run("COMPLETE", at(1))
                .input("s3a://lake", "/a/part-0.csv")
                .output("s3://lake", "b", """
                        {"symlinks": {"identifiers": [{"namespace": "hive://h", "name": "db.b", "type": "TABLE"}]}}
                        """)
                .json());

        assertThat(canonical())
                .isEqualTo(Map.of(
                        "s3://lake a/part-0.csv", "s3://lake a",
                        "s3://lake a", "s3://lake a",
                        "s3://lake b", "s3://lake b",
                        "hive://h db.b", "s3://lake b"));

        lineage.catalog.put(new DatasetName("hive://h", "db.b"), new DatasetName("hive://h", "db.b"));
        long id = DATABASE.sql()
                .query("select id from lineage.dataset where name = 'db.b'", row -> row.getLong("id"))
                .get(0);
        lineage.folder().learn(Map.of(id, new DatasetName("hive://h", "db.b")));

        assertThat(canonical()).containsEntry("s3://lake b", "hive://h db.b");
    }

    @Test
    void foldsWhatSparkTold() throws IOException {
        for (String name :
                List.of("02-insert-START-columnLineage", "03-insert-COMPLETE-columnLineage-outputStatistics")) {
            try (InputStream file = getClass().getResourceAsStream("/events/" + name + ".json")) {
                lineage.tell(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        assertThat(DATABASE.dump())
                .contains("job | spike | orders_daily.adaptive_spark_plan.ol_orders_daily | 2026-11-22 07:23:25.774+00"
                        + " | 2026-11-22 07:23:36.979+00 | spike | orders_daily | "
                        + shapeOf("orders_daily.adaptive_spark_plan.ol_orders_daily"))
                .anyMatch(
                        line -> line.startsWith("column | orders_daily.adaptive_spark_plan.ol_orders_daily")
                                && line.endsWith(
                                        "file | /data/out/ol/orders_daily | tier | file | /data/data/customers | tier | 1 | 0"));
    }

    private static String shapeOf(String job) {
        return DATABASE.sql().query("""
                        select encode(s.hash, 'hex') as hash from lineage.job j join lineage.shape s on s.id = j.shape_id
                        where j.name = ?
                        """, row -> row.getString("hash"), job).get(0);
    }

    @Test
    void anEventIsKeptAndFoldedOnce() {
        String event = writes(1, "COMPLETE", 1, "a");
        lineage.tell(event, event, event.replace(",", " , "));
        lineage.tell(event);

        assertThat(DATABASE.sql().query("select count(*) from lineage.event", row -> row.getLong(1)))
                .containsExactly(1L);
    }
}
