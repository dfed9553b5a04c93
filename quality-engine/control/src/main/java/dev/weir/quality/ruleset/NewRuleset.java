package dev.weir.quality.ruleset;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A ruleset as its author gives it. @param quarantine empty for {@code quarantine/<target>} */
public record NewRuleset(
        String name,
        String lake,
        String dataset,
        String target,
        Optional<String> quarantine,
        Ruleset.PublishAs publishAs,
        Ruleset.Mode mode,
        OptionalDouble maxBadShare,
        QuarantineTerms terms,
        Optional<String> owner,
        String dqdl,
        boolean rowWise,
        Map<String, String> references) {}
