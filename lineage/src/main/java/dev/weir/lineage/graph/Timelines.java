package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongArrayList;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When each job had which shape: for each job some lines, side by side, ascending. A job's lines are replaced by new ones at
 * the end; the old ones are left behind until the graph is loaded again.
 */
final class Timelines {

    /** As of now. */
    static final long NOW = Long.MAX_VALUE;

    private int[] start = {};
    private int[] count = {};
    private int[] current = {};
    private final LongArrayList from = new LongArrayList();
    private final LongArrayList last = new LongArrayList();
    private final IntArrayList shape = new IntArrayList();
    /** Two for each line; both 0 for none. */
    private final LongArrayList run = new LongArrayList();

    /** Forgets the lines of {@code job}; what {@link #add} adds next is its own. */
    void begin(int job) {
        if (job >= start.length) {
            int before = start.length;
            int longer = Math.max(job + 1, before + (before >> 1) + 16);
            start = Arrays.copyOf(start, longer);
            count = Arrays.copyOf(count, longer);
            current = Arrays.copyOf(current, longer);
            Arrays.fill(current, before, longer, Shapes.NONE);
        }
        start[job] = from.size();
        count[job] = 0;
        current[job] = Shapes.NONE;
    }

    void add(int job, long fromMicros, long lastMicros, int itsShape, @Nullable UUID lastRun) {
        from.add(fromMicros);
        last.add(lastMicros);
        shape.add(itsShape);
        run.add(lastRun == null ? 0 : lastRun.getMostSignificantBits());
        run.add(lastRun == null ? 0 : lastRun.getLeastSignificantBits());
        count[job]++;
        current[job] = itsShape;
    }

    void trim() {
        from.trimToSize();
        last.trimToSize();
        shape.trimToSize();
        run.trimToSize();
    }

    /** {@link Shapes#NONE} if it had none yet. */
    int shapeAt(int job, long at) {
        if (job >= current.length) {
            return Shapes.NONE;
        }
        if (at == NOW) {
            return current[job];
        }
        int line = lineAt(job, at);
        return line < 0 ? Shapes.NONE : shape.get(line);
    }

    /** The last line that begins at or before {@code at}; -1 if none does. */
    int lineAt(int job, long at) {
        int low = first(job);
        int high = end(job) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (from.get(middle) <= at) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < first(job) ? -1 : high;
    }

    int first(int job) {
        return job < start.length ? start[job] : 0;
    }

    int end(int job) {
        return job < start.length ? start[job] + count[job] : 0;
    }

    long from(int line) {
        return from.get(line);
    }

    long last(int line) {
        return last.get(line);
    }

    int shape(int line) {
        return shape.get(line);
    }

    @Nullable
    UUID run(int line) {
        long high = run.get(2 * line);
        long low = run.get(2 * line + 1);
        return high == 0 && low == 0 ? null : new UUID(high, low);
    }

    int lines() {
        return from.size();
    }
}
