package dev.weir.quality.ruleset;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a ruleset. */
public enum RulesetProblem implements ProblemCode {
    RULESET_NOT_FOUND(404, "There is no ruleset of this name", "List the rulesets with `GET /api/v1/rulesets`."),
    RULESET_INVALID(
            422,
            "The rules cannot be evaluated as they are written",
            "Correct the places that `errors` names, by line and column. docs/quality.md lists the rule types."),
    RULES_FILES_INVALID(
            422,
            "Some of the files cannot become rulesets",
            "Correct the places that `errors` names, by file, line and column. Nothing was changed."),
    RULESET_PLAN_STALE(
            409,
            "The plan is not what would be done now",
            "Plan again, look at it, and apply it with its own fingerprint. Nothing was changed."),
    RULESET_CONFLICT(
            409,
            "A ruleset was made or changed by somebody else",
            "Bring the files to what is there, or overwrite it with `forceConflicts`. Nothing was changed.");

    private final Meaning meaning;

    RulesetProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
