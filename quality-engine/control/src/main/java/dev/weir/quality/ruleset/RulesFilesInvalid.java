package dev.weir.quality.ruleset;

import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import java.util.List;

/** Some of the files of a source cannot become rulesets. */
public class RulesFilesInvalid extends Problem {

    /** @param places at least one, with the pointer to the file, line and column; their details begin with the file */
    public RulesFilesInvalid(List<Place> places) {
        super(RulesetProblem.RULES_FILES_INVALID, sentence(places.get(0), places.size() - 1), places);
    }

    private static String sentence(Place first, int others) {
        return first.detail() + (others == 0 ? "" : ", and " + others + " more");
    }
}
