package dev.weir.policy.desk.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.policy.desk.AccessDesk;
import dev.weir.policy.desk.DriftDesk;
import dev.weir.policy.desk.PolicyDesk;
import dev.weir.policy.desk.PolicyDesk.Origin;
import dev.weir.policy.desk.PolicyProblem;
import dev.weir.policy.desk.Refused;
import dev.weir.policy.desk.api.PolicyViews.AnswersView;
import dev.weir.policy.desk.api.PolicyViews.ApplyView;
import dev.weir.policy.desk.api.PolicyViews.CheckView;
import dev.weir.policy.desk.api.PolicyViews.DocumentsView;
import dev.weir.policy.desk.api.PolicyViews.DriftReportView;
import dev.weir.policy.desk.api.PolicyViews.DriftView;
import dev.weir.policy.desk.api.PolicyViews.EntryView;
import dev.weir.policy.desk.api.PolicyViews.ObservationView;
import dev.weir.policy.desk.api.PolicyViews.PlanSummaryView;
import dev.weir.policy.desk.api.PolicyViews.PlanView;
import dev.weir.policy.plan.PlanText;
import dev.weir.policy.plan.Stop;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Access policies: documents, plans, applies, drift, and who may read what. */
@Path("/api/v1/policies")
public class PoliciesResource {

    private final PolicyDesk desk;
    private final DriftDesk drift;
    private final AccessDesk access;
    private final CurrentActor actor;

    PoliciesResource(PolicyDesk desk, DriftDesk drift, AccessDesk access, CurrentActor actor) {
        this.desk = desk;
        this.drift = drift;
        this.access = access;
        this.actor = actor;
    }

    /**
     * @param files text by path, all of them: what is not here is gone
     * @param source the repository they come from
     * @param commit of that repository
     */
    @Schema(name = "NewPolicyDocuments")
    public record NewDocuments(
            @NotEmpty @Size(max = 1000) Map<String, @NotNull @Size(max = 1_000_000) String> files,
            @Nullable @Size(max = 1000) String source,
            @Nullable @Size(max = 100) String commit) {}

    /**
     * Limits that are meant to be gone over, each up to a count.
     *
     * @param losing people who lose access
     * @param exposed columns that are newly exposed
     * @param deletes objects that are deleted
     * @param deletePercent of Weir's objects
     * @param uncompared apply although not everything could be compared
     */
    @Schema(name = "PolicyLift")
    public record Lift(
            @Nullable @PositiveOrZero Integer losing,
            @Nullable @PositiveOrZero Integer exposed,
            @Nullable @PositiveOrZero Integer deletes,
            @Nullable @PositiveOrZero Integer deletePercent,
            @Nullable Boolean uncompared) {

        Map<Stop.Reason, Integer> counts() {
            Map<Stop.Reason, Integer> counts = new EnumMap<>(Stop.Reason.class);
            put(counts, Stop.Reason.LOSING, losing);
            put(counts, Stop.Reason.EXPOSED, exposed);
            put(counts, Stop.Reason.DELETES, deletes);
            put(counts, Stop.Reason.DELETE_PERCENT, deletePercent);
            put(counts, Stop.Reason.UNCOMPARED, Boolean.TRUE.equals(uncompared) ? 0 : null);
            return counts;
        }

        private static void put(Map<Stop.Reason, Integer> counts, Stop.Reason reason, @Nullable Integer count) {
            if (count != null) {
                counts.put(reason, count);
            }
        }
    }

    @Schema(name = "PolicyApplyOrder")
    public record ApplyOrder(@Nullable @Valid Lift lift) {}

    enum Format {
        JSON,
        TEXT,
        MARKDOWN
    }

    @GET
    @Path("/documents")
    public DocumentsView documents() {
        return DocumentsView.of(desk.current(actor.get())
                .orElseThrow(() -> new Refused(
                        PolicyProblem.POLICY_DOCUMENTS_MISSING, "No policy documents were handed in yet.")));
    }

    /** From then on these documents hold; nothing is applied by it. */
    @PUT
    @Path("/documents")
    public DocumentsView handIn(@NotNull @Valid NewDocuments documents) {
        return DocumentsView.of(desk.handIn(
                actor.get(),
                documents.files(),
                new Origin(Optional.ofNullable(documents.source()), Optional.ofNullable(documents.commit()))));
    }

    /** Of the documents that hold: what was found, and how their tests end. */
    @GET
    @Path("/check")
    public CheckView checkCurrent() {
        return CheckView.of(desk.checkCurrent(actor.get()));
    }

    /** Of these documents. Keeps nothing. */
    @POST
    @Path("/check")
    public CheckView check(@NotNull @Valid NewDocuments documents) {
        return CheckView.of(desk.check(actor.get(), documents.files()));
    }

    /** What would change if these documents held. Keeps nothing. */
    @POST
    @Path("/preview")
    public List<PlanView> preview(
            @NotNull @Valid NewDocuments documents, @QueryParam("target") Optional<String> target) {
        return desk.preview(actor.get(), documents.files(), target).stream()
                .map(PlanView::of)
                .toList();
    }

    /** The same as a comment for a pull request. */
    @POST
    @Path("/preview/markdown")
    @Produces("text/markdown")
    public String previewMarkdown(
            @NotNull @Valid NewDocuments documents, @QueryParam("target") Optional<String> target) {
        return PlanText.markdown(desk.preview(actor.get(), documents.files(), target));
    }

    /** Makes a plan for each target of the documents that hold, or for one. */
    @POST
    @Path("/plans")
    @APIResponseSchema(value = PlanView[].class, responseCode = "201")
    public Response makePlans(@QueryParam("target") Optional<String> target) {
        List<PlanView> made =
                desk.plan(actor.get(), target).stream().map(PlanView::of).toList();
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    @Path("/plans")
    public Page<PlanSummaryView> plans(@Valid @BeanParam PageRequest page) {
        return Page.of(desk.plans(actor.get(), page.afterId(), page.limit()), page.limit(), plan -> plan.id()
                        .toString())
                .map(PlanSummaryView::of);
    }

    @GET
    @Path("/plans/{id}")
    public PlanView onePlan(UUID id) {
        return PlanView.of(desk.plan(actor.get(), id));
    }

    @GET
    @Path("/plans/{id}/text")
    @Produces({"text/plain", "text/markdown"})
    public Response planText(UUID id, @QueryParam("format") Optional<String> format) {
        var plan = desk.plan(actor.get(), id).plan();
        Format wanted =
                format.map(word -> Words.parse("format", word, Format.class)).orElse(Format.TEXT);
        return wanted == Format.MARKDOWN
                ? Response.ok(PlanText.markdown(List.of(plan)), "text/markdown; charset=utf-8")
                        .build()
                : Response.ok(PlanText.plain(plan), "text/plain; charset=utf-8").build();
    }

    @POST
    @Path("/plans/{id}/approve")
    public PlanView approve(UUID id) {
        return PlanView.of(desk.approve(actor.get(), id));
    }

    @POST
    @Path("/plans/{id}/apply")
    @APIResponseSchema(value = ApplyView.class, responseCode = "202")
    public Response apply(UUID id, @NotNull @Valid ApplyOrder order) {
        Lift lift = order.lift();
        ApplyView begun = ApplyView.of(desk.apply(actor.get(), id, lift == null ? Map.of() : lift.counts()));
        return Response.accepted(begun)
                .location(URI.create("/api/v1/policies/applies/" + begun.id()))
                .build();
    }

    /** Makes a plan that goes back to what was before this one. */
    @POST
    @Path("/plans/{id}/rollback")
    @APIResponseSchema(value = PlanView.class, responseCode = "201")
    public Response rollback(UUID id) {
        return Response.status(Response.Status.CREATED)
                .entity(PlanView.of(desk.rollback(actor.get(), id)))
                .build();
    }

    @GET
    @Path("/plans/{id}/applies")
    public List<ApplyView> appliesOf(UUID id) {
        return desk.appliesOf(actor.get(), id).stream().map(ApplyView::of).toList();
    }

    @GET
    @Path("/applies/{id}")
    public ApplyView applyOf(UUID id) {
        return ApplyView.of(desk.applyOf(actor.get(), id));
    }

    @GET
    @Path("/applies/{id}/journal")
    public Page<EntryView> journal(UUID id, @Valid @BeanParam PageRequest page) {
        int after = page.after(Integer::valueOf).orElse(-1);
        return Page.of(
                        desk.journal(actor.get(), id, after, page.limit() + 1),
                        page.limit(),
                        entry -> Integer.toString(entry.seq()))
                .map(EntryView::of);
    }

    @GET
    @Path("/drift")
    public DriftReportView driftReport() {
        return report();
    }

    /** Looks at every target now. */
    @POST
    @Path("/drift")
    public DriftReportView lookForDrift() {
        drift.look(actor.get());
        return report();
    }

    private DriftReportView report() {
        return new DriftReportView(
                drift.observations(actor.get()).stream()
                        .map(ObservationView::of)
                        .toList(),
                drift.list(actor.get()).stream().map(DriftView::of).toList());
    }

    /** Makes a plan that brings the target back to what was applied. */
    @POST
    @Path("/drift/{id}/repair")
    @APIResponseSchema(value = PlanView.class, responseCode = "201")
    public Response repair(UUID id) {
        return Response.status(Response.Status.CREATED)
                .entity(PlanView.of(drift.repair(actor.get(), id)))
                .build();
    }

    @POST
    @Path("/drift/{id}/accept")
    public DriftView accept(UUID id) {
        return DriftView.of(drift.accept(actor.get(), id));
    }

    /** By the documents, and by what each target holds. */
    @GET
    @Path("/who-can-read")
    public List<AnswersView> whoCanRead(@QueryParam("column") @NotNull String column) {
        return access.whoCanRead(actor.get(), column).stream()
                .map(AnswersView::of)
                .toList();
    }

    @GET
    @Path("/what-can-read")
    public List<AnswersView> whatCanRead(@QueryParam("who") @NotNull String who) {
        return access.whatCanRead(actor.get(), who).stream()
                .map(AnswersView::of)
                .toList();
    }
}
