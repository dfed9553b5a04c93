package dev.weir.quality.ruleset;

import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import java.util.List;

/** The text is not DQDL, or has a rule that nobody can evaluate. */
public class RulesetInvalid extends Problem {

    /** @param places at least one, with line and column */
    public RulesetInvalid(List<Place> places) {
        super(RulesetProblem.RULESET_INVALID, sentence(places.get(0), places.size() - 1), places);
    }

    private static String sentence(Place first, int others) {
        String more = others == 0 ? "" : ", and " + others + " more";
        return "line " + first.line() + ", column " + first.column() + ": " + first.detail() + more;
    }
}
