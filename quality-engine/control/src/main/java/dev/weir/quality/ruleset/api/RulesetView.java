package dev.weir.quality.ruleset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.page.Words;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.ruleset.QuarantineTerms;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.ruleset.SourcedRuleset;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset.
 *
 * @param origin the files that keep it; absent if it is kept on the site or by the API
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulesetView(
        String name,
        int version,
        String lake,
        String dataset,
        String target,
        String quarantine,
        @Schema(enumeration = {"files", "iceberg", "delta"}) String publishAs,
        @Schema(enumeration = {"split", "block", "warn"}) String mode,
        @Nullable Double maxBadShare,

        @Schema(enumeration = {"turned-away", "rejected", "none"})
        String keepOriginals,

        boolean requiresSecondPerson,
        @Nullable String owner,
        String dqdl,
        @Schema(enumeration = {"row", "column"}) String composite,
        Map<String, String> references,
        List<RuleView> rules,
        List<RuleView> analyzers,
        Instant updatedAt,
        String updatedBy,
        @Nullable OriginView origin) {

    /**
     * @param source the set of files that it belongs to, as `weir rules apply --source` names it
     * @param file within them
     * @param changedSince whether somebody else has changed it since these files were applied
     */
    @Schema(name = "RulesetOrigin")
    public record OriginView(String source, String file, boolean changedSince) {}

    /**
     * @param rowLevel whether it can say of a single row that the row breaks it
     * @param labels as written
     */
    @Schema(name = "RuleView")
    public record RuleView(
            String id,
            String text,
            int line,
            String kind,
            boolean rowLevel,
            @Schema(enumeration = {"block", "warn"}) String severity,
            Map<String, String> labels) {
        public static RuleView of(Rule rule) {
            return new RuleView(
                    rule.id(),
                    rule.text(),
                    rule.line(),
                    rule.kind().dqdlName(),
                    rule.kind().rowLevel(),
                    rule.severity().name().toLowerCase(Locale.ROOT),
                    rule.labels());
        }
    }

    static RulesetView of(SourcedRuleset sourced) {
        Ruleset ruleset = sourced.ruleset();
        return new RulesetView(
                ruleset.name(),
                ruleset.version(),
                ruleset.lake(),
                ruleset.dataset(),
                ruleset.target(),
                ruleset.quarantine(),
                Words.of(ruleset.publishAs()),
                ruleset.mode().name().toLowerCase(Locale.ROOT),
                ruleset.maxBadShare().isPresent() ? ruleset.maxBadShare().getAsDouble() : null,
                Words.of(ruleset.terms().originals()),
                ruleset.terms().approval() == QuarantineTerms.Approval.SECOND_PERSON,
                ruleset.owner().orElse(null),
                ruleset.dqdl(),
                ruleset.rowWise() ? "row" : "column",
                ruleset.references(),
                ruleset.rules().stream().map(RuleView::of).toList(),
                ruleset.analyzers().stream().map(RuleView::of).toList(),
                ruleset.updatedAt(),
                ruleset.updatedBy(),
                sourced.origin()
                        .map(origin -> new OriginView(origin.source(), origin.file(), sourced.changedSince()))
                        .orElse(null));
    }
}
