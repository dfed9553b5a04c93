package dev.weir.platform.storage;

import dev.weir.platform.problem.ProblemCode;

/** What can be wrong with the lake's store. */
public enum StorageProblem implements ProblemCode {
    LAKE_UNREACHABLE(502, "The lake's store does not answer", "Check the endpoint and the network, then try again."),
    LAKE_REFUSED(
            502, "The lake's store refused", "Check that the object exists and that Weir's credentials may read it.");

    private final Meaning meaning;

    StorageProblem(int status, String title, String remedy) {
        this.meaning = new Meaning(status, title, remedy);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
