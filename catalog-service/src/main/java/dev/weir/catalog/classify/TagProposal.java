package dev.weir.catalog.classify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A proposal that was kept, and what became of it.
 *
 * @param alias of the dataset
 * @param proposedAt when it was proposed last
 * @param decidedBy who accepted or rejected it
 */
public record TagProposal(
        UUID id,
        UUID dataset,
        String alias,
        Proposal proposal,
        State state,
        Instant proposedAt,
        Optional<Instant> decidedAt,
        Optional<String> decidedBy) {

    /** Where it is on its way. */
    public enum State {
        PROPOSED,
        ACCEPTED,
        REJECTED
    }
}
