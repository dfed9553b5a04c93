package dev.weir.quality.ruleset;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a ruleset. */
public enum RulesetProblem implements ProblemCode {
    RULESET_NOT_FOUND(404, "There is no ruleset of this name", "List the rulesets with `GET /api/v1/rulesets`."),
    RULESET_INVALID(
            422,
            "The rules cannot be evaluated as they are written",
            "Correct the places that `errors` names, by line and column. docs/quality.md lists the rule types.");

    private final Meaning meaning;

    RulesetProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
