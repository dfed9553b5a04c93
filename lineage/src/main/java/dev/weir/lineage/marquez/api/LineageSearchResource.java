package dev.weir.lineage.marquez.api;

import dev.weir.lineage.marquez.Catalogue.Found;
import dev.weir.lineage.marquez.Catalogue.Hit;
import dev.weir.lineage.marquez.Catalogue.Search;
import dev.weir.lineage.marquez.LineageReader;
import dev.weir.lineage.marquez.NodeNames;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Words;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Jobs and datasets by a part of their names, in Marquez' shape. Marquez has it at {@code /api/v1/search}, where Weir searches
 * everything: see docs/adr/0024.
 */
@Path("/api/v1/lineage/search")
public class LineageSearchResource {

    private final LineageReader reader;
    private final CurrentActor actor;

    LineageSearchResource(LineageReader reader, CurrentActor actor) {
        this.reader = reader;
        this.actor = actor;
    }

    @Schema(name = "LineageSearchResults")
    public record ResultsView(long totalCount, List<ResultView> results) {}

    @Schema(name = "LineageSearchResult")
    public record ResultView(
            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"DATASET", "JOB"})
            String type,

            String name,
            Instant updatedAt,
            String namespace,
            String nodeId) {

        static ResultView of(Hit hit) {
            return new ResultView(hit.what().name(), hit.name(), hit.last(), hit.namespace(), NodeNames.of(hit));
        }
    }

    @GET
    public ResultsView searchLineage(
            @QueryParam("q") @NotBlank String text,
            @QueryParam("filter") Optional<String> filter,
            @QueryParam("namespace") Optional<String> namespace,
            @QueryParam("sort") @DefaultValue("name") String sort,
            @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(1000) int limit) {
        Search search = new Search(
                text,
                filter.map(what -> Words.parse("filter", what.toLowerCase(Locale.ROOT), Found.class)),
                namespace,
                limit);
        List<ResultView> results = reader.as(actor.get()).search(search).stream()
                .map(ResultView::of)
                .sorted(
                        sort.equalsIgnoreCase("update_at") || sort.equalsIgnoreCase("updated_at")
                                ? Comparator.comparing(ResultView::updatedAt).reversed()
                                : Comparator.comparing(ResultView::name))
                .toList();
        return new ResultsView(results.size(), results);
    }
}
