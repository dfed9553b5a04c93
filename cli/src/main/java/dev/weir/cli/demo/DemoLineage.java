package dev.weir.cli.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.service.Lake;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the jobs of the demo would have told on the last days, had they run. It goes the way that all events go. Ids and
 * times follow from the day, so that events that were sent before are known to the service.
 */
final class DemoLineage {

    static final int DAYS = 8;
    static final String NAMESPACE = "acme";

    private static final LocalTime BEGIN = LocalTime.of(2, 0);
    private static final int MINUTES_BETWEEN = 7;
    private static final int BATCH = 100;

    private final List<Pipeline> pipelines = read();

    /**
     * What was sent.
     *
     * @param failed runs that tell of a failure
     */
    record Played(long jobs, long runs, long failed, int days) {}

    /** @param today in UTC; the last runs are those of the day before */
    Played play(ServiceClient service, Lake lake, LocalDate today) {
        List<RunTold> runs = runs(lake, today);
        List<Map<String, Object>> events =
                runs.stream().flatMap(run -> run.events().stream()).toList();
        for (int from = 0; from < events.size(); from += BATCH) {
            Reply answer =
                    service.postAll("/lineage/batch", events.subList(from, Math.min(from + BATCH, events.size())));
            if (answer.body().has("failed_events")) {
                throw new IllegalStateException("the demo's events are not as they should be: " + answer.body());
            }
        }
        return new Played(
                runs.stream().map(RunTold::job).distinct().count(),
                runs.size(),
                runs.stream().filter(RunTold::failed).count(),
                DAYS);
    }

    List<RunTold> runs(Lake lake, LocalDate today) {
        List<RunTold> runs = new ArrayList<>();
        for (int ago = DAYS; ago >= 1; ago--) {
            LocalDate day = today.minusDays(ago);
            RunTold nightly = RunTold.ofNight(day);
            runs.add(nightly);
            for (int place = 0; place < pipelines.size(); place++) {
                Pipeline pipeline = pipelines.get(place);
                if (pipeline.ranBefore(ago)) {
                    var start = day.atTime(BEGIN.plusMinutes((long) place * MINUTES_BETWEEN))
                            .toInstant(ZoneOffset.UTC);
                    runs.add(RunTold.of(pipeline, lake, start, pipeline.failedBefore(ago), nightly));
                }
            }
        }
        return runs;
    }

    private static List<Pipeline> read() {
        try (InputStream file = DemoLineage.class.getResourceAsStream("lineage.json")) {
            if (file == null) {
                throw new IllegalStateException("lineage.json is missing in the jar");
            }
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read lineage.json", e);
        }
    }
}
