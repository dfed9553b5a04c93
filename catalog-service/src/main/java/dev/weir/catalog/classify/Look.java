package dev.weir.catalog.classify;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the classification of a dataset is.
 *
 * @param version of the dataset, which is to be looked at or was
 * @param at when it was looked at last
 * @param sampled the file whose values were looked at then
 * @param reason why only names were, or why it failed
 */
public record Look(int version, State state, Optional<Instant> at, Optional<String> sampled, Optional<String> reason) {

    /** Where it is on its way. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }
}
