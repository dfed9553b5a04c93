package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What a running crawl has to tell so far. Safe for many threads. */
final class CrawlLog {

    private static final int KEPT_OF_EACH_KIND = 10_000;

    final AtomicLong objectsListed = new AtomicLong();
    final AtomicLong filesRead = new AtomicLong();
    final AtomicLong datasetsFound = new AtomicLong();
    final AtomicLong datasetsChanged = new AtomicLong();

    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
    private List<NumberedFinding> unwritten = new ArrayList<>();
    private long findings;
    private int kept;

    synchronized void add(Finding finding) {
        findings++;
        int ofKind = counts.merge(finding.kind(), 1, Integer::sum);
        if (ofKind <= KEPT_OF_EACH_KIND) {
            unwritten.add(new NumberedFinding(++kept, finding));
        }
    }

    /** Those that were not taken before. */
    synchronized List<NumberedFinding> takeFindings() {
        List<NumberedFinding> taken = unwritten;
        unwritten = new ArrayList<>();
        return taken;
    }

    /** They could not be written after all. */
    synchronized void putBack(List<NumberedFinding> taken) {
        List<NumberedFinding> all = new ArrayList<>(taken);
        all.addAll(unwritten);
        unwritten = all;
    }

    synchronized long findings() {
        return findings;
    }

    synchronized CrawlProgress progress() {
        long problems = findings - counts.getOrDefault(Finding.Kind.SKIPPED, 0);
        return new CrawlProgress(
                objectsListed.get(), filesRead.get(), datasetsFound.get(), datasetsChanged.get(), problems);
    }
}
