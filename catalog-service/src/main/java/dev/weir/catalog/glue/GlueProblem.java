package dev.weir.catalog.glue;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a lake's Glue Data Catalog. */
public enum GlueProblem implements ProblemCode {
    GLUE_NOT_SET_UP(
            404,
            "The lake has no Glue Data Catalog",
            "Say where it is and what to do there: `PUT /api/v1/lakes/{name}/glue`."),
    GLUE_SETUP_INVALID(400, "The setting cannot be", "Correct the fields that `errors` names."),
    GLUE_SWITCHED_OFF(
            409,
            "The lake is not mirrored, or not imported",
            "Switch it on with `PUT /api/v1/lakes/{name}/glue`: `mirror` or `imports`."),
    GLUE_DRY_RUN(
            409,
            "The lake's mirror is for looking only",
            "Read the plan; if it is right, set `dryRun` to false with `PUT /api/v1/lakes/{name}/glue`, and apply."),
    GLUE_BUSY(409, "A plan, a mirror or an import of this lake is going on", "Wait for its end, then ask again."),
    GLUE_RUN_NOT_FOUND(404, "There is no such run", "List them with `GET /api/v1/lakes/{name}/glue/runs`."),
    GLUE_UNREACHABLE(502, "Glue does not answer", "Check the region, the endpoint and the network, then try again."),
    GLUE_REFUSED(502, "Glue refused", "Check Weir's credentials and their rights on the catalog.");

    private final Meaning meaning;

    GlueProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
