package dev.weir.quality.ruleset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.page.Words;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.ruleset.RulesetConflict;
import dev.weir.quality.ruleset.RulesetDiff;
import dev.weir.quality.ruleset.RulesetPlan;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to bring the rulesets to what the files of a source say.
 *
 * @param fingerprint hand it in when the plan is applied, so that what is done is what was shown
 * @param changes by the names of the rulesets; those that stay as they are among them
 */
@Schema(name = "RulesetPlan")
public record RulesetPlanView(String source, String fingerprint, List<ChangeView> changes) {

    /**
     * @param file absent if the ruleset is in none of the files
     * @param action {@code adopt} if the ruleset says the same already and belongs to this source from now on; {@code orphan}
     *     if its file is gone and it stays, because nothing is to be pruned
     * @param conflict why it is not this source's to change; absent if nothing speaks against it
     * @param conflictDetail the same for people: who changed it, and when
     * @param head the fields of the head that differ
     * @param rules the rules and analyzers that differ
     * @param textOnly nothing differs but comments, layout or the order of the rules
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RulesetChange")
    public record ChangeView(
            String name,
            @Nullable String file,

            @Schema(enumeration = {"create", "update", "adopt", "unchanged", "delete", "orphan"})
            String action,

            @Nullable @Schema(enumeration = {"changed-since", "other-origin"})
            String conflict,

            @Nullable String conflictDetail,
            List<FieldView> head,
            List<RuleChangeView> rules,
            boolean textOnly) {

        private static ChangeView of(RulesetPlan.Change change) {
            return new ChangeView(
                    change.name(),
                    change.file().orElse(null),
                    Words.of(change.action()),
                    change.conflict().map(Words::of).orElse(null),
                    change.conflict()
                            .map(conflict -> RulesetConflict.sentence(change))
                            .orElse(null),
                    change.diff().fields().stream().map(FieldView::of).toList(),
                    change.diff().rules().stream().map(RuleChangeView::of).toList(),
                    change.diff().textOnly());
        }
    }

    /** A field of the head. One of both is absent where it was, or will be, not set. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RulesetFieldChange")
    public record FieldView(
            String name, @Nullable String before, @Nullable String after) {
        private static FieldView of(RulesetDiff.Field field) {
            return new FieldView(
                    field.name(), field.before().orElse(null), field.after().orElse(null));
        }
    }

    /** A rule that is added, removed or changed: without {@code before} it is new, without {@code after} it goes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RuleChange")
    public record RuleChangeView(
            @Nullable String before,
            @Nullable String after,

            @Nullable @Schema(enumeration = {"block", "warn"})
            String severityBefore,

            @Nullable @Schema(enumeration = {"block", "warn"})
            String severityAfter) {

        private static RuleChangeView of(RulesetDiff.RuleChange change) {
            return new RuleChangeView(
                    change.before().map(Rule::oneLine).orElse(null),
                    change.after().map(Rule::oneLine).orElse(null),
                    change.before().map(rule -> Words.of(rule.severity())).orElse(null),
                    change.after().map(rule -> Words.of(rule.severity())).orElse(null));
        }
    }

    static RulesetPlanView of(RulesetPlan plan) {
        return new RulesetPlanView(
                plan.source(),
                plan.fingerprint(),
                plan.changes().stream().map(ChangeView::of).toList());
    }
}
