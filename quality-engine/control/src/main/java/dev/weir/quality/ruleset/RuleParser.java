package dev.weir.quality.ruleset;

import dev.weir.quality.contract.Rule;
import java.util.List;

/** Reads the text of a ruleset. */
public interface RuleParser {

    /** @throws RulesetInvalid with every error found, each with its line and column */
    List<Rule> parse(String dqdl);
}
