package dev.weir.policy.prove;

import dev.weir.policy.document.Finding;
import java.util.List;

/**
 * What was looked at, and what was found.
 *
 * @param columns of the catalog
 * @param classes of columns that were asked about in their stead
 * @param questions that the model answered
 * @param violations of the law, each with its counterexample; empty if it holds
 * @param doubts what might be if people are in groups together of which the documents do not say who is in them
 */
public record Proof(long columns, int classes, long questions, List<Finding> violations, List<Finding> doubts) {
    public Proof {
        violations = List.copyOf(violations);
        doubts = List.copyOf(doubts);
    }

    public boolean holds() {
        return violations.isEmpty();
    }
}
