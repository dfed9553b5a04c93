package dev.weir.lineage.fold;

import dev.weir.lineage.event.JobName;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs. */
public interface Runs {

    /**
     * A run as it is recorded. The shape of {@code sum} is empty: it is what {@code shape} is the id of.
     */
    record Recorded(RunSum sum, Optional<Long> shape) {}

    Map<RunKey, Recorded> find(Collection<RunKey> keys, Map<JobName, Long> jobs);

    void save(Collection<Recorded> runs, Map<JobName, Long> jobs);

    /** A shape that was declared at a time. */
    record Declaration(long job, Instant at, long shape, boolean own) {}

    /** @return those that are new */
    Set<Declaration> declare(Collection<Declaration> declarations);
}
