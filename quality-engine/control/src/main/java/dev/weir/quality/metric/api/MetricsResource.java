package dev.weir.quality.metric.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.quality.metric.MetricReader;
import dev.weir.quality.metric.Metrics;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was measured of the batches of a ruleset, over time. */
@Path("/api/v1/rulesets/{name}/metrics")
public class MetricsResource {

    private final MetricReader reader;
    private final CurrentActor actor;

    MetricsResource(MetricReader reader, CurrentActor actor) {
        this.reader = reader;
        this.actor = actor;
    }

    /** @param metric as Glue names it: {@code Column.email.Completeness} */
    @Schema(name = "MetricSeries")
    public record Series(String metric, List<Point> points) {}

    /** @param published whether later batches are compared with it */
    @Schema(name = "MetricPoint")
    public record Point(UUID batch, Instant at, double value, boolean published) {}

    /** @param items by the names of the metrics; the points of each latest first */
    @Schema(name = "MetricSeriesList")
    public record SeriesList(List<Series> items) {}

    /** Of the latest {@code batches} batches. */
    @GET
    public SeriesList latest(String name, @QueryParam("batches") @DefaultValue("30") @Min(1) @Max(500) int batches) {
        Map<String, List<Point>> points = new LinkedHashMap<>();
        for (Metrics.Measured measured : reader.latest(actor.get(), name, batches)) {
            points.computeIfAbsent(measured.metric(), metric -> new ArrayList<>())
                    .add(new Point(measured.batch(), measured.at(), measured.value(), measured.published()));
        }
        return new SeriesList(points.entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue()))
                .toList());
    }
}
