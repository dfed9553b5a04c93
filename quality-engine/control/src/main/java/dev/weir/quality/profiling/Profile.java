package dev.weir.quality.profiling;

import dev.weir.platform.dataset.DatasetName;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.ProfileRequest;
import dev.weir.quality.profile.DataProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A profile of a dataset, from its order to what a worker found.
 *
 * @param source what is read
 * @param attempt how often it was claimed
 * @param engine what made it, once reported
 * @param error why there is none, if it failed
 * @param found with the values of sensitive columns, unless it was masked
 */
public record Profile(
        UUID id,
        UUID dataset,
        DatasetName name,
        BatchSource source,
        Share share,
        State state,
        int attempt,
        Instant requestedAt,
        String requestedBy,
        Optional<Instant> finishedAt,
        Optional<String> engine,
        Optional<String> error,
        Optional<DataProfile> found) {

    /** Where it is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * How much of a dataset is read.
     *
     * @param files that are read
     * @param listedFiles that were found
     * @param wholeListing false if the dataset has more files than were listed
     */
    public record Share(int files, long bytes, int listedFiles, long listedBytes, boolean wholeListing) {}

    public ProfileRequest request() {
        return new ProfileRequest(id.toString(), attempt, source);
    }

    public boolean isOnItsWay() {
        return switch (state) {
            case QUEUED, RUNNING -> true;
            case DONE, FAILED -> false;
        };
    }

    Profile showing(DataProfile shown) {
        return new Profile(
                id,
                dataset,
                name,
                source,
                share,
                state,
                attempt,
                requestedAt,
                requestedBy,
                finishedAt,
                engine,
                error,
                Optional.of(shown));
    }
}
