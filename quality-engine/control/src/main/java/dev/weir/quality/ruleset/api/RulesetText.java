package dev.weir.quality.ruleset.api;

import dev.weir.platform.page.Words;
import dev.weir.quality.ruleset.NewRuleset;
import dev.weir.quality.ruleset.QuarantineTerms;
import dev.weir.quality.ruleset.Ruleset;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset as its author writes it.
 *
 * @param target folder below the lake's root, such as {@code bronze/crm/contacts/}
 * @param quarantine folder below the lake's root; {@code quarantine/<target>} if it is not given
 * @param publishAs what the target is for its readers: a folder of {@code files}, which holds if it is not given, or a table
 * @param maxBadShare the share of bad rows above which a batch is quarantined as a whole; only with mode {@code split}
 * @param keepOriginals of which batches the objects are kept in quarantine as they landed: of those {@code turned-away} as a
 *     whole or in part, which holds if it is not given; of those {@code rejected} as a whole; of {@code none}
 * @param requiresSecondPerson whether a release needs the approval of somebody else than who asks for it
 * @param owner who is told when a batch is turned away: a team, an address
 * @param composite whether rules joined by and/or are asked of each {@code row}, or each part of its {@code column}, which
 *     holds if it is not given, as in Glue
 * @param references aliases that rules use, to the alias of a dataset of the lake
 */
public record RulesetText(
        @NotBlank String lake,
        @NotBlank String dataset,
        @NotBlank String target,
        @Nullable String quarantine,

        @Nullable @Pattern(regexp = "files|iceberg|delta") @Schema(enumeration = {"files", "iceberg", "delta"})
        String publishAs,

        @NotNull @Pattern(regexp = "split|block|warn") @Schema(enumeration = {"split", "block", "warn"})
        String mode,

        @Nullable @DecimalMin("0") @DecimalMax("1") Double maxBadShare,

        @Nullable
        @Pattern(regexp = "turned-away|rejected|none")
        @Schema(enumeration = {"turned-away", "rejected", "none"})
        String keepOriginals,

        @Nullable Boolean requiresSecondPerson,
        @Nullable @Size(min = 1, max = 200) String owner,
        @NotBlank @Size(max = 1_000_000) String dqdl,

        @Nullable @Pattern(regexp = "row|column") @Schema(enumeration = {"row", "column"})
        String composite,

        @Nullable Map<String, String> references) {

    NewRuleset named(String name) {
        return new NewRuleset(
                name,
                lake,
                dataset,
                target,
                Optional.ofNullable(quarantine),
                publishAs == null
                        ? Ruleset.PublishAs.FILES
                        : Words.parse("publishAs", publishAs, Ruleset.PublishAs.class),
                Ruleset.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                maxBadShare == null ? OptionalDouble.empty() : OptionalDouble.of(maxBadShare),
                terms(),
                Optional.ofNullable(owner),
                dqdl,
                "row".equals(composite),
                references == null ? Map.of() : references);
    }

    private QuarantineTerms terms() {
        return new QuarantineTerms(
                keepOriginals == null
                        ? QuarantineTerms.USUAL.originals()
                        : Words.parse("keepOriginals", keepOriginals, QuarantineTerms.Originals.class),
                Boolean.TRUE.equals(requiresSecondPerson)
                        ? QuarantineTerms.Approval.SECOND_PERSON
                        : QuarantineTerms.Approval.ONE_PERSON);
    }
}
