package dev.weir.catalog.classify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The datasets that are to be classified, one look for each, however many versions came. */
public interface Looks {

    /** A dataset that is looked at, and by whom. */
    record Claim(UUID dataset, UUID replica, int attempt) {}

    /** Nothing if {@code version} or a later one was looked at, or waits. */
    void want(UUID dataset, int version);

    /**
     * The one that waits longest, or whose service died. None while crawls run, unless it has waited for {@code patience}.
     */
    Optional<Claim> claim(UUID replica, Duration lease, Duration patience);

    /** False if somebody else has done it since. If a newer version is wanted, it waits again. */
    boolean done(Claim claim, Outcome outcome);

    /** The same without a claim: somebody asked for it. */
    void done(UUID dataset, Outcome outcome);

    /** It waits again, if it is still the claim's. */
    void again(Claim claim, Duration pause);

    /** Nobody tries it again until its columns change. False if somebody else has it. */
    boolean failed(Claim claim, String reason, Instant at);

    Optional<Look> find(UUID dataset);

    /** @param version that was looked at */
    record Outcome(int version, Instant at, Optional<String> sampled, Optional<String> reason) {}
}
