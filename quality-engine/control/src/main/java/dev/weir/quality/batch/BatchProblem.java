package dev.weir.quality.batch;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with a batch. */
public enum BatchProblem implements ProblemCode {
    BATCH_NOT_FOUND(404, "There is no such batch", "List the batches with `GET /api/v1/batches`."),
    BATCH_EMPTY(
            422, "There are no files to check", "Name a folder below the lake's root that holds the batch's files."),
    BATCH_FORMAT_UNKNOWN(
            422,
            "The files are of no format, or of several, that can be checked",
            "A batch is Parquet, CSV or NDJSON (the latter two also gzipped), one format a batch."),
    REFERENCE_UNKNOWN(
            422,
            "A rule compares with a dataset that is not in the catalog",
            "Crawl the dataset, or correct the ruleset's `references`.");

    private final Meaning meaning;

    BatchProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
