package dev.weir.quality.datacontract.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.page.Words;
import dev.weir.quality.datacontract.CataloguedSchemas.Catalogued;
import dev.weir.quality.datacontract.ContractDesk.Story;
import dev.weir.quality.datacontract.KeptContract;
import dev.weir.quality.odcs.ContractChange;
import dev.weir.quality.odcs.ContractDiff;
import dev.weir.quality.odcs.ContractRules;
import dev.weir.quality.odcs.DataContract;
import dev.weir.quality.odcs.Field;
import dev.weir.quality.odcs.Place;
import dev.weir.quality.odcs.Sla;
import dev.weir.quality.odcs.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A data contract, what Weir makes of it, and whether the dataset keeps it.
 *
 * @param table of the document's schema that the dataset is
 * @param revision from 1, counts the imports
 * @param version as the document says
 * @param apiVersion of the standard
 * @param text as it was imported, character by character
 * @param ruleset that was made of it
 * @param changes against the revision before
 * @param unconverted what did not become a rule, and why
 * @param comparisons of the dataset's versions with the contract, newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractView(
        String name,
        String lake,
        String dataset,
        String table,
        @Schema(enumeration = {"split", "block", "warn"}) String mode,
        int revision,
        String version,
        String apiVersion,
        String status,
        @Nullable String owner,
        String text,
        String ruleset,
        Instant savedAt,
        String savedBy,
        List<ChangeView> changes,
        List<ColumnPromise> columns,
        List<ContractRule> rules,
        List<Unconverted> unconverted,
        List<ServiceLevel> slas,
        List<ComparisonView> comparisons) {

    /** A line of a list. */
    @Schema(name = "ContractSummary")
    public record Line(
            String name, String lake, String dataset, int revision, String version, Instant savedAt, String savedBy) {
        static Line of(KeptContract kept) {
            return new Line(
                    kept.name(),
                    kept.lake(),
                    kept.dataset(),
                    kept.revision().number(),
                    kept.revision().version(),
                    kept.revision().savedAt(),
                    kept.revision().savedBy());
        }
    }

    /** An import of the contract. */
    @Schema(name = "ContractRevision")
    public record RevisionView(
            int revision, String version, String text, List<ChangeView> changes, Instant savedAt, String savedBy) {
        static RevisionView of(KeptContract.Revision revision) {
            return new RevisionView(
                    revision.number(),
                    revision.version(),
                    revision.document(),
                    ChangeView.of(revision.changes()),
                    revision.savedAt(),
                    revision.savedBy());
        }
    }

    /** @param pointer JSON pointer into the document */
    @Schema(name = "ContractPlace")
    public record PlaceView(int line, int column, String pointer) {
        static @Nullable PlaceView of(@Nullable Place place) {
            return place == null ? null : new PlaceView(place.line(), place.column(), place.pointer());
        }
    }

    /** A difference. @param what that it is about: {@code orders.amount} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ContractChange")
    public record ChangeView(
            @Schema(enumeration = {"breaking", "compatible", "docs"})
            String kind,

            @Schema(
                    enumeration = {
                        "table",
                        "column",
                        "type",
                        "nullability",
                        "uniqueness",
                        "key",
                        "partition",
                        "quality",
                        "sla",
                        "other"
                    })
            String aspect,

            String what,
            @Nullable String before,
            @Nullable String after,
            String reason,
            @Nullable PlaceView beforePlace,
            @Nullable PlaceView afterPlace) {

        static List<ChangeView> of(List<ContractChange> changes) {
            return changes.stream()
                    .map(change -> new ChangeView(
                            Words.of(change.kind()),
                            Words.of(change.aspect()),
                            change.what(),
                            change.before(),
                            change.after(),
                            change.reason(),
                            PlaceView.of(change.beforePlace()),
                            PlaceView.of(change.afterPlace())))
                    .toList();
        }
    }

    /**
     * A column as it was promised, and as it is.
     *
     * @param path names, joined by points
     * @param actual its type in the catalog; nothing if it is not there
     * @param state whether the dataset keeps it; {@code unknown} if the catalog does not know the dataset
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ColumnPromise(
            String path,
            String type,
            boolean required,
            boolean unique,
            boolean key,
            boolean partition,
            @Nullable String actual,

            @Schema(enumeration = {"kept", "compatible", "broken", "unpromised", "unknown"})
            String state,

            @Nullable String reason,
            @Nullable PlaceView place) {}

    /** A rule that was made of the contract. */
    public record ContractRule(
            String text,
            @Schema(enumeration = {"block", "warn"}) String severity,
            PlaceView place) {}

    /** What did not become a rule. */
    public record Unconverted(
            @Schema(enumeration = {"documentation", "catalog", "unsupported"})
            String reason,

            String what,
            String why,
            PlaceView place) {
        static List<Unconverted> of(ContractRules rules) {
            return rules.left().stream()
                    .map(left -> new Unconverted(
                            Words.of(left.reason()),
                            left.what(),
                            left.why(),
                            new PlaceView(
                                    left.origin().line(),
                                    left.origin().column(),
                                    left.origin().pointer())))
                    .toList();
        }
    }

    /**
     * A service level.
     *
     * @param state of freshness: whether the dataset's last change is recent enough; nothing where Weir does not measure it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServiceLevel(
            @Schema(enumeration = {"freshness", "retention", "availability", "life", "other"})
            String kind,

            String property,
            String value,
            String unit,
            String element,

            @Schema(enumeration = {"met", "missed"}) @Nullable
            String state,

            PlaceView place) {}

    /** A version of the dataset, held against the contract. @param kind the worst of the changes, or {@code none} */
    @Schema(name = "ContractComparison")
    public record ComparisonView(
            int revision,
            int datasetVersion,
            Instant at,

            @Schema(enumeration = {"none", "breaking", "compatible", "docs"})
            String kind,

            List<ChangeView> changes) {}

    static ContractView of(Story story, Clock clock) {
        KeptContract kept = story.kept();
        DataContract contract = story.contract();
        return new ContractView(
                kept.name(),
                kept.lake(),
                kept.dataset(),
                kept.table(),
                Words.of(kept.mode()),
                kept.revision().number(),
                contract.version(),
                contract.apiVersion(),
                contract.status(),
                contract.owner().orElse(null),
                contract.text(),
                kept.name(),
                kept.revision().savedAt(),
                kept.revision().savedBy(),
                ChangeView.of(kept.revision().changes()),
                columns(story.table(), story.dataset()),
                rules(story.rules()),
                Unconverted.of(story.rules()),
                contract.slas().stream()
                        .map(sla -> level(sla, story.dataset(), clock.instant()))
                        .toList(),
                story.comparisons().stream()
                        .map(one -> new ComparisonView(
                                one.revision(),
                                one.datasetVersion(),
                                one.at(),
                                ContractDiff.worst(one.changes()).map(Words::of).orElse("none"),
                                ChangeView.of(one.changes())))
                        .toList());
    }

    static List<ContractRule> rules(ContractRules rules) {
        return rules.rules().stream()
                .map(rule -> new ContractRule(
                        rule.dqdl(),
                        Words.of(rule.severity()),
                        new PlaceView(
                                rule.origin().line(),
                                rule.origin().column(),
                                rule.origin().pointer())))
                .toList();
    }

    private static List<ColumnPromise> columns(Table table, Optional<Catalogued> dataset) {
        List<ContractChange> changes = dataset.map(found -> ContractDiff.against(table, found.columns()))
                .orElse(List.of());
        List<ColumnPromise> columns = new ArrayList<>();
        for (Field column : table.columns()) {
            String path = table.name() + "." + column.name();
            Optional<ContractChange> change = changes.stream()
                    .filter(one -> one.what().equals(path) || one.what().startsWith(path + "."))
                    .findFirst();
            columns.add(new ColumnPromise(
                    column.name(),
                    column.type().text(),
                    column.required(),
                    column.unique(),
                    column.key() > 0,
                    column.partition() > 0,
                    dataset.flatMap(found -> found.columns().stream()
                                    .filter(one -> one.name().equals(column.name()))
                                    .findFirst())
                            .map(one -> one.type().text())
                            .orElse(null),
                    dataset.isEmpty()
                            ? "unknown"
                            : change.map(one -> one.kind() == ContractChange.Kind.BREAKING ? "broken" : "compatible")
                                    .orElse("kept"),
                    change.map(ContractChange::reason).orElse(null),
                    PlaceView.of(column.place())));
        }
        dataset.ifPresent(found -> found.columns().stream()
                .filter(one -> table.columns().stream()
                        .noneMatch(promised -> promised.name().equals(one.name())))
                .forEach(one -> columns.add(new ColumnPromise(
                        one.name(),
                        "",
                        false,
                        false,
                        false,
                        one.partition() > 0,
                        one.type().text(),
                        "unpromised",
                        null,
                        null))));
        return columns;
    }

    private static ServiceLevel level(Sla sla, Optional<Catalogued> dataset, Instant now) {
        String state = sla.kind() == Sla.Kind.FRESHNESS && sla.duration().isPresent() && dataset.isPresent()
                ? Duration.between(dataset.get().updatedAt(), now)
                                        .compareTo(sla.duration().get())
                                <= 0
                        ? "met"
                        : "missed"
                : null;
        return new ServiceLevel(
                Words.of(sla.kind()),
                sla.property(),
                sla.value(),
                sla.unit(),
                sla.element(),
                state,
                new PlaceView(
                        sla.place().line(), sla.place().column(), sla.place().pointer()));
    }
}
