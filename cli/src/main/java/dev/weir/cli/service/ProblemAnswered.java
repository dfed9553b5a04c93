package dev.weir.cli.service;

/** The service understood and refused, or failed; it says why. */
public final class ProblemAnswered extends RuntimeException {

    private final transient Problem problem;

    public ProblemAnswered(Problem problem) {
        super(problem.code() + ": " + problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** Whether the problem has this stable code. */
    public boolean is(String code) {
        return code.equals(problem.code());
    }
}
