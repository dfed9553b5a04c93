package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one shard of a running crawl has to tell so far. Safe for many threads. */
final class CrawlLog {

    /** How many findings of each kind are kept, by all shards of a crawl that this service does. */
    static final class Room {
        private final Map<Finding.Kind, AtomicInteger> kept = new EnumMap<>(Finding.Kind.class);

        Room() {
            for (Finding.Kind kind : Finding.Kind.values()) {
                kept.put(kind, new AtomicInteger());
            }
        }

        boolean isFor(Finding finding) {
            AtomicInteger ofKind = kept.get(finding.kind());
            return ofKind != null && ofKind.incrementAndGet() <= Findings.OF_EACH_KIND;
        }
    }

    final AtomicLong objectsListed = new AtomicLong();
    final AtomicLong filesRead = new AtomicLong();
    final AtomicLong datasetsFound = new AtomicLong();
    final AtomicLong datasetsChanged = new AtomicLong();
    final AtomicLong datasetsNew = new AtomicLong();
    final AtomicLong datasetsMissing = new AtomicLong();
    final AtomicLong filesNew = new AtomicLong();
    final AtomicLong filesChanged = new AtomicLong();
    final AtomicLong filesGone = new AtomicLong();

    private final Room room;
    private final long firstNumber;
    private List<NumberedFinding> unwritten = new ArrayList<>();
    private long findings;
    private long problems;
    private int kept;

    CrawlLog(Shard shard, Room room) {
        this.firstNumber = shard.seq() * NumberedFinding.OF_ONE_SHARD;
        this.room = room;
    }

    synchronized void add(Finding finding) {
        findings++;
        problems += finding.kind().isProblem() ? 1 : 0;
        if (room.isFor(finding)) {
            unwritten.add(new NumberedFinding(firstNumber + kept++, finding));
        }
    }

    /** Counts findings that are not kept anyway. */
    synchronized void more(Finding.Kind kind, long count) {
        findings += count;
        problems += kind.isProblem() ? count : 0;
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
        return new CrawlProgress(
                objectsListed.get(),
                filesRead.get(),
                datasetsFound.get(),
                datasetsChanged.get(),
                datasetsNew.get(),
                datasetsMissing.get(),
                filesNew.get(),
                filesChanged.get(),
                filesGone.get(),
                problems);
    }
}
