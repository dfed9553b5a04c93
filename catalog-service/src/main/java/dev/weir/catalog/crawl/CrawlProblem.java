package dev.weir.catalog.crawl;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with asking for a crawl, or about one. */
public enum CrawlProblem implements ProblemCode {
    CRAWL_NOT_FOUND(404, "There is no such crawl", "List them with `GET /api/v1/crawls`."),
    CRAWL_PREFIX_INVALID(
            400,
            "The prefix is not a folder below the lake's root",
            "Write it without a slash at its beginning: `silver/crm/`; leave it out to crawl the whole lake.");

    private final Meaning meaning;

    CrawlProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
