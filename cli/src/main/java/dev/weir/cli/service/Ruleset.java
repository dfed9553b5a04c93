package dev.weir.cli.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of {@code GET /rulesets}. */
public record Ruleset(
        String name,
        int version,
        String lake,
        String dataset,
        String target,
        String quarantine,
        String publishAs,
        String mode,
        @Nullable Double maxBadShare,
        String keepOriginals,
        boolean requiresSecondPerson,
        @Nullable String owner,
        String dqdl,
        String composite,
        Map<String, String> references,
        List<Rule> rules,
        String updatedAt,
        String updatedBy,
        @Nullable Origin origin) {

    /** What the parser made of one rule. */
    public record Rule(String id, String text) {}

    /** The files that it is kept by. */
    public record Origin(String source, String file, boolean changedSince) {}

    public Ruleset {
        references = references == null ? Map.of() : Map.copyOf(references);
        rules = rules == null ? List.of() : List.copyOf(rules);
    }
}
