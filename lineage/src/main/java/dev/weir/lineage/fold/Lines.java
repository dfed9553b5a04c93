package dev.weir.lineage.fold;

import dev.weir.lineage.event.Hash;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The shapes of jobs in time: {@code lineage.job_shape}. */
public interface Lines {

    /**
     * What a run or a declaration adds to the lines of its job.
     *
     * @param settled it says what the job does, and not what it may still come to do
     * @param run empty for a declaration
     */
    record Point(Instant at, long shape, Hash hash, boolean settled, Optional<UUID> run) {}

    /** A stretch of time in which a job had one shape. */
    record Line(Instant from, Instant last, long shape, Optional<UUID> run, boolean settled) {}

    /** @param firstSettled start of the job's first settled line */
    record Tail(Line line, Optional<Instant> firstSettled) {}

    /** The last lines of those jobs that have any. */
    Map<Long, Tail> tails(Collection<Long> jobs);

    /** Puts lines behind those there are, or in the place of those that start at the same time. */
    void put(Map<Long, List<Line>> lines);

    /** Makes all lines of the jobs anew from their runs and declarations. */
    void rebuild(Set<Long> jobs);

    /** Makes the shapes of the last lines those that the jobs have now. */
    void settle(Collection<Long> jobs);
}
