package dev.weir.quality.ruleset;

import dev.weir.platform.problem.Problem;

/** No ruleset has this name. */
public class RulesetNotFound extends Problem {

    public RulesetNotFound(String name) {
        super(
                RulesetProblem.RULESET_NOT_FOUND,
                "There is no ruleset " + name + ": make it with PUT /api/v1/rulesets/" + name + ".");
    }
}
