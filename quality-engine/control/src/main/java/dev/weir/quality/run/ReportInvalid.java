package dev.weir.quality.run;

import dev.weir.platform.problem.Problem;

/** The report is not one of this run. */
public class ReportInvalid extends Problem {

    public ReportInvalid(String reason) {
        super(RunProblem.REPORT_INVALID, reason);
    }
}
