package dev.weir.quality.ruleset;

import dev.weir.platform.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Files would overwrite rulesets that are not theirs. */
public class RulesetConflict extends Problem {

    /** @param changes at least one, each with its conflict */
    public RulesetConflict(List<RulesetPlan.Change> changes) {
        super(
                RulesetProblem.RULESET_CONFLICT,
                changes.stream().map(RulesetConflict::sentence).collect(Collectors.joining("; "))
                        + ". Bring the files to what is there, or overwrite it with forceConflicts.");
    }

    /** Says it of one change, for people. */
    public static String sentence(RulesetPlan.Change change) {
        return change.conflict()
                .map(conflict -> switch (conflict) {
                    case CHANGED_SINCE ->
                        change.before()
                                .map(before -> change.name() + " was changed by " + before.updatedBy() + " at "
                                        + before.updatedAt() + ", after these files were applied")
                                .orElse(change.name());
                    case OTHER_ORIGIN ->
                        change.name() + " was made "
                                + change.keptBy()
                                        .map(source -> "by the source " + source)
                                        .orElse("on the site or by the API");
                })
                .orElse(change.name());
    }
}
