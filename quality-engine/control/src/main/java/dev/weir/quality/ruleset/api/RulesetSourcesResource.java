package dev.weir.quality.ruleset.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.quality.ruleset.RulesetApplier;
import dev.weir.quality.ruleset.RulesetApplier.Conflicts;
import dev.weir.quality.ruleset.RulesetApplier.Order;
import dev.weir.quality.ruleset.RulesetPlan.Vanished;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Rulesets that are kept as files, in git: a plan to look at, and its application. */
@Path("/api/v1/ruleset-sources/{source}")
public class RulesetSourcesResource {

    private static final String SOURCE = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final String NO_SOURCE = "must be letters, digits, dots, hyphens and underscores, at most 100";

    private final RulesetApplier applier;
    private final RulesFiles files;
    private final CurrentActor actor;

    RulesetSourcesResource(RulesetApplier applier, RulesFiles files, CurrentActor actor) {
        this.applier = applier;
        this.files = files;
        this.actor = actor;
    }

    /**
     * @param path of the file below the folder that is applied, with slashes
     * @param text DQDL with its head in YAML between two lines {@code ---}
     */
    @Schema(name = "RulesFile")
    public record SourceFile(
            @NotBlank @Size(max = 1000) String path,
            @NotNull @Size(max = 1_000_000) String text) {}

    /**
     * @param files all files of the source: a ruleset of it that is in none of them has vanished
     * @param prune whether rulesets of this source that have vanished are deleted
     */
    @Schema(name = "RulesetPlanOrder")
    public record PlanOrder(
            @NotNull @Size(max = 5000) List<@NotNull @Valid SourceFile> files,
            @Nullable Boolean prune) {}

    /**
     * @param files as they were when the plan was made; so with {@code prune}
     * @param fingerprint of the plan
     * @param forceConflicts whether rulesets that somebody else made or changed are overwritten
     */
    @Schema(name = "RulesetApplyOrder")
    public record ApplyOrder(
            @NotNull @Size(max = 5000) List<@NotNull @Valid SourceFile> files,
            @Nullable Boolean prune,
            @NotBlank String fingerprint,
            @Nullable Boolean forceConflicts) {}

    /** Changes nothing. */
    @POST
    @Path("/plan")
    public RulesetPlanView plan(
            @Pattern(regexp = SOURCE, message = NO_SOURCE) String source, @NotNull @Valid PlanOrder order) {
        return RulesetPlanView.of(applier.plan(actor.get(), order(source, order.files(), order.prune())));
    }

    /** All of it or, with a problem, nothing. Answers what was done. */
    @POST
    @Path("/apply")
    public RulesetPlanView apply(
            @Pattern(regexp = SOURCE, message = NO_SOURCE) String source, @NotNull @Valid ApplyOrder order) {
        return RulesetPlanView.of(applier.apply(
                actor.get(),
                order(source, order.files(), order.prune()),
                order.fingerprint(),
                Boolean.TRUE.equals(order.forceConflicts()) ? Conflicts.OVERWRITTEN : Conflicts.REFUSED));
    }

    private Order order(String source, List<SourceFile> given, @Nullable Boolean prune) {
        return new Order(source, files.read(given), Boolean.TRUE.equals(prune) ? Vanished.PRUNED : Vanished.KEPT);
    }
}
