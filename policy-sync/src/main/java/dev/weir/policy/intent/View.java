package dev.weir.policy.intent;

import dev.weir.policy.access.Show;
import dev.weir.policy.document.Policy;

/** What one policy says of a column. */
public record View(Policy policy, Show show) {}
