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
    BATCH_STATE_UNFIT(
            409,
            "The batch is in a state that does not allow this",
            "Rows can be released, discarded or replayed while they are in quarantine; a held batch can be discarded or"
                    + " replayed."),
    BATCH_OBJECTS_KNOWN(
            409,
            "The objects are another batch already",
            "Look at that batch; if it is the repaired one, discard what the earlier one has in quarantine."),
    RELEASE_PENDING(
            409,
            "A release waits for a second person",
            "Approve it with `POST /api/v1/batches/{id}/release/approve`, or refuse it."),
    RELEASE_NOT_PENDING(
            409, "No release waits for a second person", "Ask for one: `POST /api/v1/batches/{id}/release`."),
    SECOND_PERSON_NEEDED(
            409,
            "Who asked for a release cannot approve it",
            "Have somebody else approve it, with a token of their own."),
    REPLAY_OPEN(
            409,
            "A repaired batch is on its way",
            "Wait until it is published, quarantined or held. If it is published, there is nothing left to decide."),
    ROWS_UNREADABLE(
            409,
            "Lines that could not be read cannot be published",
            "Repair them at their source, and replay the batch: `POST /api/v1/batches/{id}/replay`."),
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
