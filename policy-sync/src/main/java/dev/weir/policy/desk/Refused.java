package dev.weir.policy.desk;

import dev.weir.platform.problem.Problem;
import dev.weir.policy.document.Finding;
import java.util.List;

/** What is wanted of policies cannot be, and why. */
public final class Refused extends Problem {

    private static final int NAMED = 100;

    public Refused(PolicyProblem problem, String detail) {
        super(problem, detail);
    }

    Refused(PolicyProblem problem, String detail, List<dev.weir.platform.problem.Place> places) {
        super(problem, detail, places);
    }

    /** The places are the documents' own: file, line and column. */
    public static Refused of(List<Finding> findings) {
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        return new Refused(
                PolicyProblem.POLICY_DOCUMENTS_INVALID,
                errors.get(0).toString() + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : ""),
                errors.stream()
                        .limit(NAMED)
                        .map(finding -> new dev.weir.platform.problem.Place(
                                null,
                                null,
                                finding.place().line(),
                                finding.place().column(),
                                finding.place().file(),
                                finding.fault().code() + ": " + finding.message()))
                        .toList());
    }
}
