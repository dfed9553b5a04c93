package dev.weir.quality.worker.run;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.contract.ProfileRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The service that hands out runs. Safe for many threads.
 *
 * <p>Every call throws {@link ServiceUnreachable} if asking again later may help (no connection, 5xx, 429), and {@link
 * ServiceRefused} if it will not (a token that is not accepted, a request it does not understand).
 */
public interface RunService {

    Registration register(String name, String engine, int cores);

    Claim claim(String workerId);

    /** Prolongs the lease. */
    Lease heartbeat(String workerId, String runId, int attempt);

    /** Twice is harmless. */
    Receipt report(String workerId, CheckReport report);

    /** The next profile to make; empty too if the service knows of none, or not this worker. */
    Optional<ProfileRequest> claimProfile(String workerId);

    /** Prolongs the lease of a profile. */
    Lease profileHeartbeat(String workerId, String profileId, int attempt);

    /** Twice is harmless. */
    Receipt reportProfile(String workerId, ProfileReport report);

    /** How the service wants to be asked. */
    record Registration(String id, Duration lease, Duration heartbeat, Duration poll) {}

    sealed interface Claim {
        record Run(CheckRequest request) implements Claim {}

        record NothingToDo() implements Claim {}

        /** The service has never heard of this worker: register again. */
        record WorkerUnknown() implements Claim {}

        /** The run is ours, but this worker does not understand what it asks, such as a rule kind of a newer service. */
        record NotUnderstood(String runId, int attempt, String why) implements Claim {}
    }

    enum Lease {
        HELD,
        LOST
    }

    enum Receipt {
        ACCEPTED,
        LEASE_LOST,
        WORKER_UNKNOWN
    }
}
