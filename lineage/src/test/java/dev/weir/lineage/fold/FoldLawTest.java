package dev.weir.lineage.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.lineage.event.Events;
import dev.weir.lineage.testing.LineageDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The same events make the same graph: in any order, however often they come, and however they are cut into batches. */
class FoldLawTest {

    private static final LineageDatabase DATABASE = new LineageDatabase();

    private static final List<String> TYPES =
            List.of("START", "RUNNING", "COMPLETE", "FAIL", "ABORT", "OTHER", "PAUSE");
    private static final List<String[]> NAMES = List.of(
            new String[] {"s3://lake", "a"},
            new String[] {"s3a://lake/", "/a/"},
            new String[] {"s3://lake", "b"},
            new String[] {"file", "/srv/c"},
            new String[] {"file:", "file:/srv/c/"},
            new String[] {"hive://h:1", "db.a"},
            new String[] {"hive://h:1", "db.b"});

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void orderDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> events = events(random);

        List<String> inOrder = graph(events, 1000, false);
        List<String> shuffled = new ArrayList<>(events);
        for (int again = random.nextInt(events.size()); again > 0; again--) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);
        List<String> inAnother = graph(shuffled, 1 + random.nextInt(7), random.nextBoolean());

        assertThat(inAnother).isEqualTo(inOrder);
        assertThat(inOrder).isNotEmpty();
    }

    private static List<String> graph(List<String> events, int batch, boolean forgetful) {
        DATABASE.clear();
        TestLineage lineage = new TestLineage(DATABASE);
        for (int i = 0; i < events.size(); i += batch) {
            lineage.keep(events.subList(i, Math.min(events.size(), i + batch)));
            lineage.fold(batch);
            if (forgetful) {
                lineage.restart();
            }
        }
        return DATABASE.dump();
    }

    /** A small world, in which much happens at the same time and to the same few things. */
    private static List<String> events(Random random) {
        List<String> events = new ArrayList<>();
        int count = 3 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            events.add(event(random));
        }
        return events;
    }

    private static String event(Random random) {
        String at = "2020-03-01T00:00:%02dZ".formatted(random.nextInt(20));
        int kind = random.nextInt(10);
        if (kind == 0) {
            String[] name = name(random);
            return Events.dataset(at, name[0], name[1], facets(random)).json();
        }
        Events event = kind == 1
                ? Events.job(at)
                : Events.run(TYPES.get(random.nextInt(TYPES.size())), at)
                        .id(new UUID(7, random.nextInt(5)))
                        .runFacets(runFacets(random));
        event.job("flow", "job" + random.nextInt(3));
        event.jobFacets(jobFacets(random));
        for (int inputs = random.nextInt(3); inputs > 0; inputs--) {
            String[] name = name(random);
            event.input(name[0], name[1], facets(random));
        }
        for (int outputs = random.nextInt(3); outputs > 0; outputs--) {
            String[] name = name(random);
            event.output(name[0], name[1], facets(random));
        }
        return event.json();
    }

    private static String[] name(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private static String runFacets(Random random) {
        List<String> facets = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            String of = "{\"run\": {\"runId\": \"%s\"}, \"job\": {\"namespace\": \"flow\", \"name\": \"%s\"}"
                    .formatted(new UUID(9, random.nextInt(2)), "parent" + random.nextInt(2));
            facets.add("\"parent\": " + of + (random.nextBoolean() ? ", \"root\": " + of + "}}" : "}"));
        }
        if (random.nextInt(4) == 0) {
            facets.add("\"errorMessage\": {\"message\": \"e%d\"}".formatted(random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            facets.add(
                    "\"nominalTime\": {\"nominalStartTime\": \"2020-03-01T00:00:0%dZ\"}".formatted(random.nextInt(9)));
        }
        return "{" + String.join(",", facets) + "}";
    }

    private static String jobFacets(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "{\"jobType\": {\"processingType\": \"STREAMING\"}}";
            case 1 -> "{\"sql\": {\"query\": \"select %d\"}}".formatted(random.nextInt(3));
            case 2 -> """
                    {"lineage": {"entries": [{"type": "JOB", "namespace": "flow", "name": "job%d", "inputs": [
                        {"type": "DATASET", "namespace": "s3://lake", "name": "b"}]}]}}
                    """.formatted(random.nextInt(3));
            default -> "{}";
        };
    }

    private static String facets(Random random) {
        String[] other = name(random);
        return switch (random.nextInt(6)) {
            case 0 ->
                """
                    {"columnLineage": {"fields": {"c%d": {"inputFields": [{"namespace": "%s", "name": "%s", "field": "x%d",
                        "transformations": [{"type": "DIRECT", "subtype": "%s", "masking": %b}]}]}}}}
                    """.formatted(
                                random.nextInt(2),
                                other[0],
                                other[1],
                                random.nextInt(2),
                                random.nextBoolean() ? "IDENTITY" : "AGGREGATION",
                                random.nextBoolean());
            case 1 -> """
                    {"symlinks": {"identifiers": [{"namespace": "%s", "name": "%s", "type": "TABLE"}]}}
                    """.formatted(other[0], other[1]);
            case 2 -> "{\"schema\": {\"fields\": [{\"name\": \"c%d\"}]}}".formatted(random.nextInt(3));
            case 3 -> """
                    {"lineage": {"inputs": [{"namespace": "%s", "name": "%s", "type": "DATASET"}]}, "mine": {}}
                    """.formatted(other[0], other[1]);
            default -> "{}";
        };
    }
}
