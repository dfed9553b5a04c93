package dev.weir.catalog.glue.api;

import dev.weir.catalog.glue.DatasetAliases.Alias;
import dev.weir.catalog.glue.GlueDesk;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Other names of datasets, to find a dataset by. */
@Path("/api/v1/dataset-aliases")
public class DatasetAliasesResource {

    private final GlueDesk desk;
    private final CurrentActor actor;

    DatasetAliasesResource(GlueDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /** @param dataset the id that {@code /api/v1/datasets/{id}} takes */
    @Schema(name = "DatasetAlias")
    public record DatasetAliasView(
            UUID dataset,

            @Schema(enumeration = {"glue-arn", "glue-table"})
            String kind,

            String alias) {

        static DatasetAliasView of(Alias alias) {
            return new DatasetAliasView(alias.dataset(), alias.kind(), alias.alias());
        }
    }

    @GET
    public Page<DatasetAliasView> list(
            @QueryParam("alias") Optional<String> alias,
            @QueryParam("dataset") Optional<UUID> dataset,
            @Valid @BeanParam PageRequest page) {
        return Page.of(
                        desk.aliases(actor.get(), alias, dataset, page),
                        page.limit(),
                        found -> found.kind() + " " + found.alias())
                .map(DatasetAliasView::of);
    }
}
