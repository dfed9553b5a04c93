package dev.weir.quality.metric.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.quality.metric.MetricReader;
import dev.weir.quality.metric.Metrics;
import dev.weir.quality.rules.Expectations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was measured of the batches of a ruleset, over time. */
@Path("/api/v1/rulesets/{name}/metrics")
public class MetricsResource {

    private final MetricReader reader;
    private final CurrentActor actor;

    MetricsResource(MetricReader reader, CurrentActor actor) {
        this.reader = reader;
        this.actor = actor;
    }

    /**
     * @param metric as Glue names it: {@code Column.email.Completeness}
     * @param rules those of the ruleset, as it is now, that compare the metric with earlier batches
     * @param next what they expect of a batch that comes now; absent without such rules, or with too few published batches
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MetricSeries")
    public record Series(
            String metric,
            List<ComparingRule> rules,
            List<Point> points,
            @Nullable Band next) {
        static Series of(MetricReader.Series series) {
            return new Series(
                    series.metric(),
                    series.rules().stream()
                            .map(rule -> new ComparingRule(rule.id(), rule.oneLine()))
                            .toList(),
                    series.points().stream().map(Point::of).toList(),
                    series.next().map(Band::of).orElse(null));
        }
    }

    @Schema(name = "ComparingRule")
    public record ComparingRule(String ruleId, String text) {}

    /**
     * @param published whether later batches are compared with it
     * @param expected what the rules that compare expect of it, as the published batches before it tell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MetricPoint")
    public record Point(
            UUID batch,
            Instant at,
            double value,
            boolean published,
            @Nullable Band expected) {
        static Point of(MetricReader.Point point) {
            Metrics.Measured measured = point.measured();
            return new Point(
                    measured.batch(),
                    measured.at(),
                    measured.value(),
                    measured.published(),
                    point.expected().map(Band::of).orElse(null));
        }
    }

    /** @param least absent where there is no bound below; so with {@code greatest} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MetricBand")
    public record Band(@Nullable Double least, @Nullable Double greatest) {
        static Band of(Expectations.Range range) {
            return new Band(bound(range.least()), bound(range.greatest()));
        }

        private static @Nullable Double bound(OptionalDouble bound) {
            return bound.isPresent() ? bound.getAsDouble() : null;
        }
    }

    /** @param items by the names of the metrics; the points of each latest first */
    @Schema(name = "MetricSeriesList")
    public record SeriesList(List<Series> items) {}

    /** Of the latest {@code batches} batches. */
    @GET
    public SeriesList latest(String name, @QueryParam("batches") @DefaultValue("30") @Min(1) @Max(500) int batches) {
        return new SeriesList(reader.latest(actor.get(), name, batches).stream()
                .map(Series::of)
                .toList());
    }
}
