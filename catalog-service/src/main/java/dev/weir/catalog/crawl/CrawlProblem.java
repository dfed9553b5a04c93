package dev.weir.catalog.crawl;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with asking for a crawl, or about one. */
public enum CrawlProblem implements ProblemCode {
    CRAWL_NOT_FOUND(404, "There is no such crawl", "List them with `GET /api/v1/crawls`."),
    CRAWL_PREFIX_INVALID(
            400,
            "The prefix is not a folder below the lake's root",
            "Write it without a slash at its beginning: `silver/crm/`; leave it out to crawl the whole lake."),
    CRAWL_STATE_UNFIT(
            409,
            "The crawl is in a state that does not allow this",
            "A crawl that is queued or runs can be paused; one that is paused, resumed; one that is not finished, cancelled.");

    private final Meaning meaning;

    CrawlProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
