package dev.weir.lineage.fold;

import dev.weir.lineage.fold.Lines.Line;
import dev.weir.lineage.fold.Lines.Point;
import dev.weir.lineage.fold.Lines.Tail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changed points do to the lines of a job. Nearly always they come in the order of time: then the last line grows, or a
 * new one is put behind it. Else the lines are made anew.
 */
final class LinePlan {

    /** What a run added to its job before, and what it adds now. */
    record Changed(Optional<Point> before, Optional<Point> after) {}

    private static final Comparator<Point> IN_TIME = Comparator.comparing(Point::at)
            .thenComparing(Point::hash)
            .thenComparing(point -> point.run().map(UUID::toString).orElse(""));

    private final List<Line> lines = new ArrayList<>();
    private @Nullable Line last;
    private Optional<Instant> firstSettled;
    private boolean grown;
    private boolean rebuild;

    LinePlan(Optional<Tail> tail, List<Changed> changes) {
        this.last = tail.map(Tail::line).orElse(null);
        this.firstSettled = tail.flatMap(Tail::firstSettled);
        rebuild = changes.stream().flatMap(change -> change.before().stream()).anyMatch(before -> !isIdle(before));
        changes.stream()
                .flatMap(change -> change.after().stream())
                .sorted(IN_TIME)
                .forEach(this::add);
        keep();
    }

    /** Of no weight, since the job is settled by then. */
    private boolean isIdle(Point point) {
        return !point.settled()
                && firstSettled.filter(first -> !first.isAfter(point.at())).isPresent();
    }

    private void add(Point point) {
        if (rebuild || isIdle(point)) {
            return;
        }
        Line tail = last;
        if (!point.settled() || (tail != null && !tail.settled())) {
            rebuild = true;
        } else if (tail == null || point.at().isAfter(tail.last()) && point.shape() != tail.shape()) {
            keep();
            last = new Line(point.at(), point.at(), point.shape(), point.run(), true);
            grown = true;
            firstSettled = firstSettled.or(() -> Optional.of(point.at()));
        } else if (point.shape() != tail.shape() || point.at().isBefore(tail.from())) {
            rebuild = true;
        } else if (point.at().isAfter(tail.last())) {
            last = new Line(tail.from(), point.at(), tail.shape(), point.run(), true);
            grown = true;
        } else if (point.at().equals(tail.last()) && isGreater(point.run(), tail.run())) {
            last = new Line(tail.from(), tail.last(), tail.shape(), point.run(), true);
            grown = true;
        }
    }

    // PostgreSQL orders uuids by their bytes, as their text does, and Java's own order is another.
    private static boolean isGreater(Optional<UUID> run, Optional<UUID> than) {
        return run.map(UUID::toString)
                        .orElse("")
                        .compareTo(than.map(UUID::toString).orElse(""))
                > 0;
    }

    private void keep() {
        if (grown && last != null) {
            lines.add(last);
            grown = false;
        }
    }

    boolean mustRebuild() {
        return rebuild;
    }

    List<Line> lines() {
        return lines;
    }
}
