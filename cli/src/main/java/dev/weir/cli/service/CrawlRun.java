package dev.weir.cli.service;

import dev.weir.cli.terminal.Progress;
import dev.weir.cli.terminal.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A crawl that was asked for. */
public final class CrawlRun {

    private final ServiceClient service;
    private final Reply asked;
    private final String id;

    private CrawlRun(ServiceClient service, Reply asked) {
        this.service = service;
        this.asked = asked;
        this.id = asked.as(Crawl.class).id();
    }

    /** @param prefix below the lake root; empty for all of it */
    public static CrawlRun start(ServiceClient service, String lake, String prefix) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("lake", lake);
        if (!prefix.isEmpty()) {
            request.put("prefix", prefix.endsWith("/") ? prefix : prefix + "/");
        }
        return new CrawlRun(service, service.post("/crawls", request));
    }

    public String id() {
        return id;
    }

    /** What the service answered to the request. */
    public Reply asked() {
        return asked;
    }

    /** Waits for the end, and shows the way there. @param each run between two looks; what it throws ends the waiting */
    public Reply await(Progress progress, Runnable each) {
        Waiting waiting = new Waiting();
        try {
            while (true) {
                Reply reply = service.get("/crawls/" + id);
                Crawl crawl = reply.as(Crawl.class);
                if (crawl.finished()) {
                    return reply;
                }
                progress.show(line(crawl));
                each.run();
                waiting.pause();
            }
        } finally {
            progress.done();
        }
    }

    private static String line(Crawl crawl) {
        Crawl.Counts counts = crawl.progress();
        return "crawling %s: %s listed, %s read, %s found, %s"
                .formatted(
                        crawl.lake(),
                        Text.count(counts.objectsListed(), "object"),
                        Text.count(counts.filesRead(), "file"),
                        Text.count(counts.datasetsFound(), "dataset"),
                        Text.elapsed(Duration.ofMillis(crawl.elapsedMillis())));
    }
}
