package dev.weir.quality.score;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a scorecard. */
public enum ScoreProblem implements ProblemCode {
    SCORECARD_NOT_FOUND(
            404,
            "The dataset has no scores",
            "Check the lake and the alias with `GET /api/v1/scorecards`. Scores begin with the first batch that is decided.");

    private final Meaning meaning;

    ScoreProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
