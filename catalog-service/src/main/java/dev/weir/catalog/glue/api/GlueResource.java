package dev.weir.catalog.glue.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.glue.GlueCatalogs.Address;
import dev.weir.catalog.glue.GlueDesk;
import dev.weir.catalog.glue.GlueRun;
import dev.weir.catalog.glue.GlueRun.JournalledChange;
import dev.weir.catalog.glue.GlueRun.NumberedFinding;
import dev.weir.catalog.glue.GlueSetup;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A lake in the Glue Data Catalog. */
@Path("/api/v1/lakes/{name}/glue")
public class GlueResource {

    private final GlueDesk desk;
    private final CurrentActor actor;

    GlueResource(GlueDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /**
     * What is to be done with a lake in Glue.
     *
     * @param endpoint another one than the region's own
     * @param mirror datasets are written to Glue; absent means no
     * @param imports tables of Glue become aliases of datasets; absent means no
     * @param database all tables go into this one; absent for a database for each schema
     * @param databasePrefix before the name of each schema's database
     * @param deleteMissing tables of datasets that are gone are deleted; absent means no
     * @param dryRun plans may be made, but not applied; absent means yes
     * @param automatic a dataset that changed is mirrored by itself, or planned if it is a dry run; absent means no
     */
    @Schema(name = "GlueSetup")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GlueSetupView(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,63}", message = "must be a region such as eu-central-1")
            String region,

            @Nullable String endpoint,
            @Nullable Boolean mirror,
            @Nullable Boolean imports,

            @Nullable
            @Pattern(regexp = "[a-z0-9_]{1,255}", message = "must be lower-case letters, digits and _, at most 255")
            String database,

            @Nullable
            @Pattern(regexp = "[a-z0-9_]{1,100}", message = "must be lower-case letters, digits and _, at most 100")
            String databasePrefix,

            @Nullable Boolean deleteMissing,
            @Nullable Boolean dryRun,
            @Nullable Boolean automatic) {

        static GlueSetupView of(GlueSetup setup) {
            return new GlueSetupView(
                    setup.address().region(),
                    setup.address().endpoint().orElse(null),
                    setup.mirror(),
                    setup.imports(),
                    setup.database().orElse(null),
                    setup.databasePrefix().orElse(null),
                    setup.deleteMissing(),
                    setup.dryRun(),
                    setup.automatic());
        }

        GlueSetup setup() {
            return new GlueSetup(
                    new Address(region, Optional.ofNullable(endpoint)),
                    Boolean.TRUE.equals(mirror),
                    Boolean.TRUE.equals(imports),
                    Optional.ofNullable(database),
                    Optional.ofNullable(databasePrefix),
                    Boolean.TRUE.equals(deleteMissing),
                    !Boolean.FALSE.equals(dryRun),
                    Boolean.TRUE.equals(automatic));
        }
    }

    /**
     * A plan, a mirror or an import, and how far it is. The counts are there when it has finished.
     *
     * @param tables looked at
     * @param changes planned, or tried
     * @param aliases given to datasets
     * @param findings how many there were; the first 10,000 are kept
     * @param error why it failed
     */
    @Schema(name = "GlueRun")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GlueRunView(
            UUID id,
            String lake,

            @Schema(enumeration = {"plan", "apply", "import", "plan-import"})
            String kind,

            @Schema(enumeration = {"running", "completed", "failed"})
            String state,

            String requestedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long tables,
            long changes,
            long applied,
            long rejected,
            long unknown,
            long aliases,
            long findings,
            @Nullable String error) {

        static GlueRunView of(GlueRun run) {
            return new GlueRunView(
                    run.id(),
                    run.lake(),
                    run.kind().wireName(),
                    run.state().wireName(),
                    run.requestedBy(),
                    run.startedAt(),
                    run.finishedAt().orElse(null),
                    run.counts().tables(),
                    run.counts().changes(),
                    run.counts().applied(),
                    run.counts().rejected(),
                    run.counts().unknown(),
                    run.counts().aliases(),
                    run.counts().findings(),
                    run.error().orElse(null));
        }
    }

    /**
     * One call to Glue.
     *
     * @param target {@code database} or {@code database.table}
     * @param details what differs, or which columns or partitions; the first 200
     * @param outcome {@code unknown}: no answer came; look before it is tried again
     * @param reason why it was rejected, or is unknown
     */
    @Schema(name = "GlueChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GlueChangeView(
            @Schema(
                    enumeration = {
                        "create-database",
                        "create-table",
                        "update-table",
                        "delete-table",
                        "create-partitions",
                        "update-partitions",
                        "delete-partitions",
                        "register-dataset",
                        "update-dataset",
                        "miss-dataset"
                    })
            String kind,

            String target,
            String summary,
            List<String> details,

            @Schema(enumeration = {"planned", "applied", "rejected", "unknown"})
            String outcome,

            @Nullable String reason) {

        static GlueChangeView of(JournalledChange change) {
            return new GlueChangeView(
                    change.kind(),
                    change.target(),
                    change.summary(),
                    change.details(),
                    change.outcome(),
                    change.reason().orElse(null));
        }
    }

    /** @param kind {@code left}: Glue was left as it is; {@code note}: it was written, but something is lost or assumed */
    @Schema(name = "GlueFinding")
    public record GlueFindingView(
            @Schema(enumeration = {"left", "note"}) String kind, String code, String subject, String reason) {

        static GlueFindingView of(NumberedFinding numbered) {
            var finding = numbered.finding();
            return new GlueFindingView(finding.kind().wireName(), finding.code(), finding.subject(), finding.reason());
        }
    }

    @GET
    public GlueSetupView setup(String name) {
        return GlueSetupView.of(desk.setup(actor.get(), name));
    }

    @PUT
    @APIResponseSchema(value = GlueSetupView.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It replaced the one that was there")
    public Response configure(String name, @NotNull @Valid GlueSetupView wanted) {
        GlueSetup setup = wanted.setup();
        boolean added = desk.configure(actor.get(), name, setup);
        return Response.status(added ? Response.Status.CREATED : Response.Status.OK)
                .entity(GlueSetupView.of(setup))
                .build();
    }

    @DELETE
    @APIResponse(responseCode = "204", description = "What was written to Glue stays there")
    public void remove(String name) {
        desk.remove(actor.get(), name);
    }

    @POST
    @Path("/plan")
    @APIResponseSchema(value = GlueRunView.class, responseCode = "202")
    public Response plan(String name) {
        return begin(name, GlueRun.Kind.PLAN);
    }

    @POST
    @Path("/apply")
    @APIResponseSchema(value = GlueRunView.class, responseCode = "202")
    public Response apply(String name) {
        return begin(name, GlueRun.Kind.APPLY);
    }

    @POST
    @Path("/import")
    @APIResponseSchema(value = GlueRunView.class, responseCode = "202")
    public Response importTables(String name) {
        return begin(name, GlueRun.Kind.IMPORT);
    }

    @POST
    @Path("/plan-import")
    @APIResponseSchema(value = GlueRunView.class, responseCode = "202")
    public Response planImport(String name) {
        return begin(name, GlueRun.Kind.PLAN_IMPORT);
    }

    private Response begin(String name, GlueRun.Kind kind) {
        GlueRunView view = GlueRunView.of(desk.begin(actor.get(), name, kind));
        return Response.accepted(view)
                .location(URI.create("/api/v1/lakes/" + name + "/glue/runs/" + view.id()))
                .build();
    }

    @GET
    @Path("/runs")
    public Page<GlueRunView> runs(String name, @Valid @BeanParam PageRequest page) {
        return Page.of(desk.runs(actor.get(), name, page), page.limit(), run -> run.id()
                        .toString())
                .map(GlueRunView::of);
    }

    @GET
    @Path("/runs/{id}")
    public GlueRunView run(String name, UUID id) {
        return GlueRunView.of(desk.run(actor.get(), name, id));
    }

    @GET
    @Path("/runs/{id}/changes")
    public Page<GlueChangeView> changes(String name, UUID id, @Valid @BeanParam PageRequest page) {
        return Page.of(
                        desk.changes(actor.get(), name, id, page),
                        page.limit(),
                        change -> Integer.toString(change.seq()))
                .map(GlueChangeView::of);
    }

    @GET
    @Path("/runs/{id}/findings")
    public Page<GlueFindingView> findings(String name, UUID id, @Valid @BeanParam PageRequest page) {
        return Page.of(
                        desk.findings(actor.get(), name, id, page),
                        page.limit(),
                        finding -> Integer.toString(finding.seq()))
                .map(GlueFindingView::of);
    }
}
