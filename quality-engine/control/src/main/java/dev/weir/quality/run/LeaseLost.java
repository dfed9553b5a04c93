package dev.weir.quality.run;

import dev.weir.platform.problem.Problem;

/** The worker was too late: its run was given to another, or has ended. */
public class LeaseLost extends Problem {

    LeaseLost(Run run, int attempt) {
        super(
                RunProblem.LEASE_LOST,
                "Attempt " + attempt + " of run " + run.id() + " is over: the run is "
                        + run.state().name().toLowerCase(java.util.Locale.ROOT) + ", attempt " + run.attempt()
                        + ". Stop, and throw the staging folder of this attempt away.");
    }
}
