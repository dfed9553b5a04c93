package dev.weir.lineage.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.Events;
import dev.weir.lineage.retention.Leftovers;
import dev.weir.lineage.retention.store.RetentionStores;
import dev.weir.lineage.testing.LineageDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {

    private static final LineageDatabase DATABASE = new LineageDatabase();

    private final Leftovers leftovers = RetentionStores.leftovers(DATABASE.source());
    private TestLineage lineage;

    @BeforeEach
    void anEmptyGraph() {
        DATABASE.clear();
        DATABASE.sql().update("update lineage.folder set horizon = '-infinity'");
        lineage = new TestLineage(DATABASE);
    }

    private static String event(int run, String type, String at, String output) {
        return Events.run(type, at)
                .id(new UUID(2, run))
                .output("s3://lake", output, "{\"schema\": {\"fields\": [{\"name\": \"%s\"}]}}".formatted(output))
                .json();
    }

    private static long count(String table) {
        return DATABASE.sql()
                .query("select count(*) from lineage." + table, row -> row.getLong(1))
                .get(0);
    }

    private static List<String> lines() {
        return DATABASE.sql().query("""
                        select l.from_at::date || ' ' || d.name as line from lineage.job_shape l
                        join lineage.shape_io i on i.shape_id = l.shape_id join lineage.dataset d on d.id = i.dataset_id
                        order by l.from_at, d.name
                        """, row -> row.getString("line"));
    }

    @Test
    void runsAreForgottenAndWhatJobsDidWhenIsNot() {
        lineage.tell(
                event(1, "COMPLETE", "2020-01-01T00:00:00Z", "a"),
                event(2, "COMPLETE", "2020-02-01T00:00:00Z", "b"),
                event(3, "COMPLETE", "2020-03-01T00:00:00Z", "c"));

        int forgotten = leftovers.forgetRuns(Instant.parse("2020-02-15T00:00:00Z"), 100);

        assertThat(forgotten).isEqualTo(2);
        assertThat(lines()).containsExactly("2020-01-01 a", "2020-02-01 b", "2020-03-01 c");

        // Told late: the lines after the horizon are made anew, those before stay.
        lineage.tell(event(4, "COMPLETE", "2020-02-20T00:00:00Z", "d"));
        assertThat(lines()).containsExactly("2020-01-01 a", "2020-02-01 b", "2020-02-20 d", "2020-03-01 c");
    }

    @Test
    void whatNothingRefersToIsSweptAndComesBackWhenItIsToldAgain() {
        lineage.tell(event(1, "START", "2020-01-01T00:00:00Z", "a"));
        lineage.tell(event(1, "COMPLETE", "2020-01-01T01:00:00Z", "b"));
        assertThat(count("shape")).isEqualTo(2);

        assertThat(leftovers.sweep(100))
                .as("the shape of the run between its two events")
                .isEqualTo(1);
        assertThat(leftovers.sweep(100)).isZero();
        assertThat(count("shape")).isEqualTo(1);

        lineage.tell(event(2, "COMPLETE", "2020-01-02T00:00:00Z", "a"));
        assertThat(lines()).containsExactly("2020-01-01 a", "2020-01-01 b", "2020-01-02 a");
    }

    @Test
    void eventsAreForgottenByWholeDays() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant old = now.minus(100, ChronoUnit.DAYS);
        lineage.keep(List.of(
                event(1, "START", now.toString(), "a"),
                event(2, "START", old.toString(), "a"),
                event(3, "START", "9000-01-01T00:00:00Z", "a"),
                event(4, "START", "1970-01-01T00:00:00Z", "a")));
        assertThat(count("event_other")).isEqualTo(2);
        EventId kept =
                TestLineage.read(event(1, "START", now.toString(), "a")).told().id();
        EventId gone =
                TestLineage.read(event(2, "START", old.toString(), "a")).told().id();

        int days = lineage.log.forget(LocalDate.ofInstant(now.minus(90, ChronoUnit.DAYS), ZoneOffset.UTC));

        assertThat(days).isEqualTo(1);
        assertThat(lineage.log.find(kept)).isPresent();
        assertThat(lineage.log.find(gone)).isEmpty();
        assertThat(count("event_other")).as("received today").isEqualTo(2);

        // What was forgotten before it was folded is left out.
        lineage.fold(100);
        assertThat(count("run")).isEqualTo(3);
    }
}
