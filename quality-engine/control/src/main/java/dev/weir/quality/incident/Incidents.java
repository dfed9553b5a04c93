package dev.weir.quality.incident;

import dev.weir.platform.page.PageRequest;
import dev.weir.quality.incident.Incident.Failure;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The incidents there are. Every method works in the caller's transaction. */
public interface Incidents {

    /** The open one, locked until the transaction ends. */
    Optional<Incident> lockOpen(String ruleset, String dataset);

    /** Locked until the transaction ends. */
    Optional<Incident> lock(UUID id);

    Optional<Incident> find(UUID id);

    /** @throws IllegalStateException if one is open for its ruleset and dataset */
    void add(Incident incident);

    void save(Incident incident);

    /** Adds a failure, or what became of the batch of an earlier one. True if the batch is new to it. */
    boolean join(UUID id, Failure failure);

    /** Newest first. */
    List<Failure> failures(UUID id);

    /** Up to one more than the page's limit, newest first. */
    List<Incident> list(Optional<Incident.State> state, Optional<String> ruleset, PageRequest page);

    long countOpen();
}
