package dev.weir.quality.ruleset.api;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.problem.Place;
import dev.weir.quality.rules.RulesText;
import dev.weir.quality.ruleset.RuleTexts;
import dev.weir.quality.ruleset.RulesetInvalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads rules without saving them, for editors. */
@Path("/api/v1/rules:validate")
public class ValidationResource {

    private final RuleTexts texts;
    private final Access access;
    private final CurrentActor actor;

    ValidationResource(RuleTexts texts, Access access, CurrentActor actor) {
        this.texts = texts;
        this.access = access;
        this.actor = actor;
    }

    /** @param composite as in a ruleset */
    @Schema(name = "RulesToValidate")
    public record Text(
            @NotNull @Size(max = 1_000_000) String dqdl,

            @Nullable @Pattern(regexp = "row|column") @Schema(enumeration = {"row", "column"})
            String composite) {}

    /**
     * @param valid whether a ruleset of this text could be saved, as far as the text goes
     * @param rules none if it is not valid
     * @param mistakes where it is wrong; none if it is valid
     */
    @Schema(name = "Validation")
    public record Validation(boolean valid, List<RulesetView.RuleView> rules, List<Mistake> mistakes) {}

    @Schema(name = "Mistake")
    public record Mistake(int line, int column, String message) {}

    @POST
    public Validation validate(@NotNull @Valid Text text) {
        access.require(actor.get(), Permission.VIEW);
        try {
            RulesText read = texts.read(text.dqdl(), "row".equals(text.composite()));
            return new Validation(
                    true, read.rules().stream().map(RulesetView.RuleView::of).toList(), List.of());
        } catch (RulesetInvalid invalid) {
            return new Validation(
                    false,
                    List.of(),
                    invalid.places().stream().map(ValidationResource::mistake).toList());
        }
    }

    private static Mistake mistake(Place place) {
        return new Mistake(
                place.line() == null ? 1 : place.line(),
                place.column() == null ? 1 : place.column(),
                String.valueOf(place.detail()));
    }
}
