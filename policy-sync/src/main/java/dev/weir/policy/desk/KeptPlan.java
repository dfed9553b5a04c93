package dev.weir.policy.desk;

import dev.weir.policy.plan.Plan;
import dev.weir.policy.plan.Wanted;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A plan that was made, to be looked at and applied.
 *
 * @param documentSet the documents that held when it was made
 * @param before what Weir's objects were: what a rollback goes back to
 */
public record KeptPlan(
        UUID id,
        Kind kind,
        UUID documentSet,
        Plan plan,
        Wanted wanted,
        List<TargetObject> before,
        String author,
        Instant at,
        List<Approval> approvals) {

    public enum Kind {
        DOCUMENTS,
        /** Back to what was applied, after somebody else changed the target. */
        REPAIR,
        /** Back to what was before an apply. */
        ROLLBACK,
        /** Takes away what has ended. */
        EXPIRY;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Approval(String person, Instant at) {}

    /** A line of a list. */
    public record Summary(
            UUID id,
            String target,
            Kind kind,
            String author,
            Instant at,
            int creates,
            int updates,
            int deletes,
            int losing,
            int exposed,
            int stops) {}
}
