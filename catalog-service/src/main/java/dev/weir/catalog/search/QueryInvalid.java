package dev.weir.catalog.search;

import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import java.util.List;

/** A question that is not written as docs/search.md says. */
public final class QueryInvalid extends Problem {

    private final int position;

    QueryInvalid(SearchProblem code, int position, String detail) {
        super(
                code,
                "At character " + (position + 1) + " of the question: " + detail,
                List.of(Place.parameter("q", "character " + (position + 1) + ": " + detail)));
        this.position = position;
    }

    /** In UTF-16 units, from 0. */
    public int position() {
        return position;
    }
}
