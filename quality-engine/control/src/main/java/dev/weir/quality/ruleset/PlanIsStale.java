package dev.weir.quality.ruleset;

import dev.weir.platform.problem.Problem;

/** What was shown is not what would be done now. */
public class PlanIsStale extends Problem {

    public PlanIsStale(String source) {
        super(
                RulesetProblem.RULESET_PLAN_STALE,
                "The files, or the rulesets of source " + source
                        + ", have changed since the plan was made. Plan again, and look at it before you apply it.");
    }
}
