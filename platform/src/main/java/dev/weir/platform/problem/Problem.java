package dev.weir.platform.problem;

import java.util.List;

/** A fact that stops a request. Subclasses are named after the fact and carry its data. */
public abstract class Problem extends RuntimeException {

    private final transient ProblemCode code;
    private final transient List<Place> places;

    /** @param detail what happened, where, and what to do next; shown to the caller */
    protected Problem(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    protected Problem(ProblemCode code, String detail, List<Place> places) {
        super(detail);
        this.code = code;
        this.places = List.copyOf(places);
    }

    public ProblemCode code() {
        return code;
    }

    public List<Place> places() {
        return places;
    }
}
