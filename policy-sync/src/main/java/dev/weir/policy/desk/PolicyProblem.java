package dev.weir.policy.desk;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with policies, or with what is wanted of them. */
public enum PolicyProblem implements ProblemCode {
    POLICY_DOCUMENTS_INVALID(400, "The policies cannot be", "Correct the places that `errors` names."),
    POLICY_DOCUMENTS_MISSING(
            404,
            "There are no policy documents",
            "Hand them in: `PUT /api/v1/policies/documents`, or `weir policy plan`."),
    POLICY_TARGET_NOT_FOUND(404, "The documents have no such target", "Take one that the documents name."),
    POLICY_TARGET_NOT_SET_UP(
            409, "Weir does not know how to reach this target", "Set what `detail` names, or take a sandbox."),
    POLICY_TARGET_UNREACHABLE(
            502, "The target does not answer", "Check its address, the credentials and the network, then try again."),
    POLICY_PLAN_NOT_FOUND(404, "There is no such plan", "List them with `GET /api/v1/policies/plans`."),
    POLICY_PLAN_STALE(
            409,
            "The plan no longer fits",
            "Documents, catalog or target have changed since it was made. Plan again, and look at it."),
    POLICY_PLAN_STOPPED(
            409, "The plan goes over a limit", "Look at what `errors` names; if it is meant, lift it with `lift`."),
    POLICY_PLAN_UNAPPROVED(
            409, "The plan lacks approvals", "Have it approved by persons who made neither it nor the documents."),
    POLICY_APPROVAL_OF_OWN(409, "Nobody approves what they made", "Ask somebody else."),
    POLICY_APPLY_BUSY(409, "The target is being changed", "Wait for the end of the apply that is going on."),
    POLICY_APPLY_NOT_FOUND(
            404, "There is no such apply", "A plan names its applies: `GET /api/v1/policies/plans/{id}`."),
    POLICY_NEVER_APPLIED(409, "Nothing was applied to this target yet", "Plan and apply first."),
    POLICY_DRIFT_NOT_FOUND(
            404, "There is no such drift, or it is over", "List them with `GET /api/v1/policies/drift`."),
    POLICY_PRINCIPAL_UNKNOWN(404, "The documents know nobody of this name", "Take a principal that they declare.");

    private final Meaning meaning;

    PolicyProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
