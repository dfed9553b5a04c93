package dev.weir.catalog.arrival;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with telling of arrivals. */
public enum ArrivalProblem implements ProblemCode {
    ARRIVAL_UNREADABLE(
            400,
            "Nothing in the message could be understood",
            "Send an S3 event notification, an EventBridge event of S3, an SNS message with one of these, or"
                    + " `{\"objects\": [{\"location\", \"event\"}]}`; `errors` names the places."),
    DEAD_LETTER_NOT_FOUND(
            404,
            "There is no such dead letter",
            "List them with `GET /api/v1/arrivals/dead-letters`; one that was tried again is gone."),
    DEAD_LETTER_STILL_DEAD(
            422, "The dead letter still cannot be understood", "Crawl the place that it speaks of, if it can be told.");

    private final Meaning meaning;

    ArrivalProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
