package dev.weir.policy.document;

import java.util.Locale;

/** What can be wrong with policies. A code, once released, keeps its meaning. */
public enum PolicyFault {
    POLICY_YAML_INVALID(Severity.ERROR, "Correct the YAML at the place."),
    POLICY_DOCUMENT_INVALID(Severity.ERROR, "Write at the place what the message asks for; see docs/policies.md."),
    POLICY_KEY_UNKNOWN(Severity.ERROR, "Take one of the keys that the message names."),
    POLICY_NAME_TAKEN(Severity.ERROR, "Give one of the two another name."),
    POLICY_REFERENCE_UNKNOWN(Severity.ERROR, "Declare what is named, or correct the name."),
    POLICY_ROWS_INVALID(Severity.ERROR, "Correct the row expression; docs/policies.md has the language."),
    POLICY_ROWS_MISFIT(
            Severity.ERROR,
            "Compare columns that the table has with values of their type, or say ifCannot: excluded to leave the table out."),
    POLICY_IDENTITY_MISSING(Severity.ERROR, "Say under the principal's targets who that is in this target."),
    POLICY_NOT_EXPRESSIBLE(
            Severity.ERROR, "Change the policy, leave out the target, or declare a stricter fallback with ifCannot."),
    POLICY_LAW_BROKEN(
            Severity.ERROR,
            "The target would allow more than the documents say. Nothing is applied; report the counterexample."),
    POLICY_TEST_FAILED(Severity.ERROR, "Correct the policies, or what the test expects."),
    POLICY_OVERLAP_UNPROVEN(
            Severity.WARNING,
            "List the groups' members, so that it is known who is in both, or say the same rows in both policies."),
    POLICY_NARROWER(
            Severity.WARNING, "The target shows less than the documents say; change them if that is not meant."),
    POLICY_EXPIRY_BY_WEIR(
            Severity.WARNING,
            "The target does not end grants by itself: keep Weir running, which revokes them on time."),
    POLICY_TAG_UNKNOWN(
            Severity.WARNING,
            "Declare the value in the tag's values, so that policies can speak of it; until then it counts for nothing."),
    POLICY_SHADOWED(Severity.WARNING, "Take the policy away, or change the wider one."),
    POLICY_CONFLICTING(
            Severity.WARNING, "Say in one of them combine: restrict, if the stricter one is meant to count."),
    POLICY_MATCHES_NOTHING(Severity.WARNING, "Correct the tags or names, or take it away."),
    POLICY_PRINCIPAL_UNUSED(Severity.WARNING, "Take the principal away, or give it something."),
    POLICY_EXPIRED(Severity.WARNING, "Take the policy away, or renew it with a ticket."),
    POLICY_COLUMN_EXPOSED(Severity.WARNING, "Tag the new column, or exclude it, if not all of these are to see it.");

    private final Severity severity;
    private final String remedy;

    PolicyFault(Severity severity, String remedy) {
        this.severity = severity;
        this.remedy = remedy;
    }

    public enum Severity {
        ERROR,
        WARNING
    }

    /** Stable: {@code policy-key-unknown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    public String remedy() {
        return remedy;
    }
}
