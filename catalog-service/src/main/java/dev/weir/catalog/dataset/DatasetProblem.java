package dev.weir.catalog.dataset;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a question about datasets. */
public enum DatasetProblem implements ProblemCode {
    DATASET_NOT_FOUND(
            404, "There is no such dataset", "List them with `GET /api/v1/datasets`, or crawl the lake it is in."),
    DATASET_VERSION_NOT_FOUND(
            404, "The dataset has no such version", "List them with `GET /api/v1/datasets/{id}/versions`.");

    private final Meaning meaning;

    DatasetProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
