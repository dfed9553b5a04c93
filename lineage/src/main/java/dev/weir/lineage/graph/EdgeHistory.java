package dev.weir.lineage.graph;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.cursors.ObjectCursor;
import dev.weir.lineage.graph.Lineage.Seen;
import java.time.Instant;
import java.util.Optional;

/** When the edges of one job were seen, over all its lines. Keys are of the caller's making. */
final class EdgeHistory {

    /** Tells which edges a shape has. */
    @FunctionalInterface
    interface Keys {
        void of(int shape, KeyVisitor visitor);
    }

    @FunctionalInterface
    interface KeyVisitor {
        void visit(long key);
    }

    private static final class Span {
        private final int firstLine;
        private int lastLine;
        private long endedAt = Timelines.NOW;

        Span(int firstLine) {
            this.firstLine = firstLine;
            this.lastLine = firstLine;
        }
    }

    private final Timelines timelines;
    private final int line;
    private final LongObjectHashMap<Span> spans = new LongObjectHashMap<>();

    private EdgeHistory(Timelines timelines, int line) {
        this.timelines = timelines;
        this.line = line;
    }

    /** @param at the time that was asked for: an edge that ends after it says so */
    static EdgeHistory of(LineageGraph graph, int job, long at, Keys keys) {
        Timelines timelines = graph.timelines();
        int end = timelines.end(job);
        EdgeHistory history = new EdgeHistory(timelines, at == Timelines.NOW ? end - 1 : timelines.lineAt(job, at));
        // Of a job that always did the same there is nothing to look up.
        if (end - timelines.first(job) > 1) {
            for (int one = timelines.first(job); one < end; one++) {
                int now = one;
                keys.of(timelines.shape(one), key -> history.seen(key, now));
            }
            for (ObjectCursor<Span> span : history.spans.values()) {
                history.close(span.value, end);
            }
        }
        return history;
    }

    private void seen(long key, int one) {
        Span span = spans.get(key);
        if (span == null) {
            spans.put(key, new Span(one));
            return;
        }
        // It ended with the first line behind the asked time that was without it.
        if (one > line && span.lastLine >= line && one > span.lastLine + 1 && span.endedAt == Timelines.NOW) {
            span.endedAt = timelines.from(span.lastLine + 1);
        }
        span.lastLine = one;
    }

    private void close(Span span, int end) {
        int without = Math.max(span.lastLine, line) + 1;
        if (span.endedAt == Timelines.NOW && without < end) {
            span.endedAt = timelines.from(without);
        }
    }

    /** Of an edge that is there at the time that was asked for. */
    Seen of(long key) {
        Span span = spans.get(key);
        if (span == null) {
            return new Seen(
                    instant(timelines.from(line)),
                    instant(timelines.last(line)),
                    Optional.empty(),
                    Optional.ofNullable(timelines.run(line)));
        }
        return new Seen(
                instant(timelines.from(span.firstLine)),
                instant(timelines.last(span.lastLine)),
                span.endedAt == Timelines.NOW ? Optional.empty() : Optional.of(instant(span.endedAt)),
                Optional.ofNullable(timelines.run(line)));
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    }
}
