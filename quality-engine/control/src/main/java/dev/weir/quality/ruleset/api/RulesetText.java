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
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset as its author writes it.
 *
 * @param target folder below the lake's root, such as {@code bronze/crm/contacts/}
 * @param quarantine folder below the lake's root; {@code quarantine/<target>} if it is not given
 * @param maxBadShare the share of bad rows above which a batch is quarantined as a whole; only with mode {@code split}
 * @param keepOriginals of which batches the objects are kept in quarantine as they landed: of those {@code turned-away} as a
 *     whole or in part, which holds if it is not given; of those {@code rejected} as a whole; of {@code none}
 * @param requiresSecondPerson whether a release needs the approval of somebody else than who asks for it
 * @param owner who is told when a batch is turned away: a team, an address
 */
public record RulesetText(
        @NotBlank String lake,
        @NotBlank String dataset,
        @NotBlank String target,
        @Nullable String quarantine,

        @NotNull @Pattern(regexp = "split|block|warn") @Schema(enumeration = {"split", "block", "warn"})
        String mode,

        @Nullable @DecimalMin("0") @DecimalMax("1") Double maxBadShare,

        @Nullable
        @Pattern(regexp = "turned-away|rejected|none")
        @Schema(enumeration = {"turned-away", "rejected", "none"})
        String keepOriginals,

        @Nullable Boolean requiresSecondPerson,
        @Nullable @Size(min = 1, max = 200) String owner,
        @NotBlank @Size(max = 1_000_000) String dqdl) {

    NewRuleset named(String name) {
        return new NewRuleset(
                name,
                lake,
                dataset,
                target,
                Optional.ofNullable(quarantine),
                Ruleset.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                maxBadShare == null ? OptionalDouble.empty() : OptionalDouble.of(maxBadShare),
                terms(),
                Optional.ofNullable(owner),
                dqdl);
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
