package dev.weir.quality.ruleset;

import dev.weir.quality.contract.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a batch must fulfil, and where it goes.
 *
 * @param version from 1, counts the changes
 * @param dataset alias of the dataset that the batches become part of: {@code bronze_crm.contacts}
 * @param target folder below the lake's root for published rows; ends with a slash
 * @param quarantine folder below the lake's root for rows that were turned away; ends with a slash
 * @param publishAs what the target is for its readers
 * @param maxBadShare in {@link Mode#SPLIT}: the share of bad rows (0 to 1) above which the whole batch is quarantined; empty
 *     for no such bound
 * @param terms what is kept in quarantine, and who may release it
 * @param owner who is told when a batch is turned away, for people: a team, an address
 * @param dqdl as the author wrote it, with comments
 * @param rowWise whether rules joined by and/or are asked of each row
 * @param references aliases that rules use, to the datasets that they mean; an alias that is not in here is a dataset's own
 * @param rules what the parser made of it
 * @param analyzers what is measured besides
 */
public record Ruleset(
        UUID id,
        String name,
        int version,
        String lake,
        String dataset,
        String target,
        String quarantine,
        PublishAs publishAs,
        Mode mode,
        OptionalDouble maxBadShare,
        QuarantineTerms terms,
        Optional<String> owner,
        String dqdl,
        boolean rowWise,
        Map<String, String> references,
        List<Rule> rules,
        List<Rule> analyzers,
        Instant updatedAt,
        String updatedBy) {

    /** What published rows become part of. */
    public enum PublishAs {
        /** A folder of Parquet files. */
        FILES,
        /** An Apache Iceberg table that no catalog keeps; one commit for each batch. */
        ICEBERG,
        /** A Delta Lake table; one commit for each batch. */
        DELTA
    }

    /** What happens when rules fail. */
    public enum Mode {
        /** Bad rows go to quarantine, good rows are published, unless a rule without row-level meaning failed. */
        SPLIT,
        /** One failing rule keeps the whole batch out. */
        BLOCK,
        /** Every row is published. Rows that break a rule are copied to quarantine, with the reasons. */
        WARN
    }

    // Rulesets that were kept by earlier versions have less in them.
    @SuppressWarnings("ConstantValue")
    public Ruleset {
        references = references == null ? Map.of() : Map.copyOf(references);
        publishAs = publishAs == null ? PublishAs.FILES : publishAs;
        terms = terms == null ? QuarantineTerms.USUAL : terms;
        owner = owner == null ? Optional.empty() : owner;
        rules = List.copyOf(rules);
        analyzers = analyzers == null ? List.of() : List.copyOf(analyzers);
    }

    /** Whether the rule keeps rows or the batch out when it fails; else it is only told. */
    public boolean blocks(Rule rule) {
        return mode != Mode.WARN && rule.severity() == Rule.Severity.BLOCK;
    }

    /** Whether it demands the same, whatever its version is. */
    public boolean saysTheSameAs(Ruleset other) {
        return lake.equals(other.lake)
                && dataset.equals(other.dataset)
                && target.equals(other.target)
                && quarantine.equals(other.quarantine)
                && publishAs == other.publishAs
                && mode == other.mode
                && maxBadShare.equals(other.maxBadShare)
                && terms.equals(other.terms)
                && owner.equals(other.owner)
                && dqdl.equals(other.dqdl)
                && rowWise == other.rowWise
                && references.equals(other.references);
    }

    /** The rule, or the part of a rule. @throws IllegalArgumentException if it has no such rule */
    public Rule rule(String ruleId) {
        return rules.stream()
                .flatMap(Ruleset::withParts)
                .filter(rule -> rule.id().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no rule " + ruleId));
    }

    private static Stream<Rule> withParts(Rule rule) {
        return Stream.concat(Stream.of(rule), rule.parts().stream().flatMap(Ruleset::withParts));
    }
}
