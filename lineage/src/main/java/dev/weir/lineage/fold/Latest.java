package dev.weir.lineage.fold;

import dev.weir.lineage.event.Facet;
import java.time.Instant;

/** A facet and when it was told: the later one counts, and of two at one time the one with the greater hash. */
public record Latest(Instant at, Facet facet) {

    static Latest max(Latest one, Latest other) {
        int byTime = one.at.compareTo(other.at);
        int order = byTime != 0 ? byTime : one.facet.hash().compareTo(other.facet.hash());
        return order >= 0 ? one : other;
    }
}
