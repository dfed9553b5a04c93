package dev.weir.quality.profiling;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.batch.SensitiveColumns;
import dev.weir.quality.profile.ColumnProfile;
import dev.weir.quality.profile.ColumnProfile.Counted;
import dev.weir.quality.profile.ColumnProfile.Quantile;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.profile.Suggestion;
import dev.weir.quality.profile.Suggestions;
import dev.weir.quality.profiling.ProfileProblem.ProfileNotFound;
import dev.weir.quality.profiling.ProfileProblem.SuggestionGone;
import dev.weir.quality.rules.SuggestedRules;
import dev.weir.quality.rules.SuggestedRules.Added;
import dev.weir.quality.ruleset.RuleTexts;
import dev.weir.quality.ruleset.RulesetInvalid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Shows profiles. They show values, as failing rows do: they need the same permission, and the same columns are masked, by the
 * tags as they are when somebody looks.
 */
@ApplicationScoped
public class ProfileReader {

    private static final String EMAIL = "email";

    private final Profiles profiles;
    private final ProfiledDatasets datasets;
    private final SensitiveColumns sensitive;
    private final RuleTexts texts;
    private final Access access;

    ProfileReader(
            Profiles profiles, ProfiledDatasets datasets, SensitiveColumns sensitive, RuleTexts texts, Access access) {
        this.profiles = profiles;
        this.datasets = datasets;
        this.sensitive = sensitive;
        this.texts = texts;
        this.access = access;
    }

    /** Rules that hold for what a profile has read. */
    public record Suggested(Profile profile, List<Suggestion> suggestions) {}

    /** What was found is left out. */
    @Transactional
    public List<Profile> list(Actor actor, UUID dataset, PageRequest page) {
        dataset(actor, dataset);
        return profiles.list(dataset, page);
    }

    @Transactional
    public Profile get(Actor actor, UUID dataset, UUID id) {
        dataset(actor, dataset);
        return profiles.find(id)
                .filter(profile -> profile.dataset().equals(dataset))
                .map(this::masked)
                .orElseThrow(() -> new ProfileNotFound(id));
    }

    /** The newest that is done. */
    @Transactional
    public Profile newest(Actor actor, UUID id) {
        ProfiledDataset dataset = dataset(actor, id);
        return profiles.newest(id).map(this::masked).orElseThrow(() -> ProfileNotFound.of(dataset));
    }

    /** From the newest that is done. No rule shows a value that is masked. */
    @Transactional
    public Suggested suggestions(Actor actor, UUID id) {
        Profile profile = newest(actor, id);
        return new Suggested(profile, profile.found().map(Suggestions::of).orElse(List.of()));
    }

    /**
     * A ruleset's text with suggestions in it, for somebody to look at: nothing is saved.
     *
     * @param dqdl the ruleset's text; empty for a new one
     * @param rules which of the suggestions; all of them if there are none
     * @throws RulesetInvalid if {@code dqdl} is no text of rules
     * @throws SuggestionGone if one of {@code rules} is not suggested, or no longer
     */
    @Transactional
    public Added adding(Actor actor, UUID id, Optional<String> dqdl, Set<String> rules) {
        Suggested suggested = suggestions(actor, id);
        List<Suggestion> wanted = suggested.suggestions().stream()
                .filter(suggestion -> rules.isEmpty() || rules.contains(suggestion.rule()))
                .toList();
        rules.stream()
                .filter(rule -> wanted.stream()
                        .noneMatch(suggestion -> suggestion.rule().equals(rule)))
                .findFirst()
                .ifPresent(rule -> {
                    throw new SuggestionGone(rule);
                });
        if (dqdl.isEmpty()) {
            String title = "Suggested from a profile of " + suggested.profile().name() + ": read before use";
            return new Added(SuggestedRules.file(title, wanted), wanted.size());
        }
        texts.read(dqdl.get(), false);
        return SuggestedRules.append(dqdl.get(), wanted);
    }

    private ProfiledDataset dataset(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW_ROWS);
        ProfiledDataset dataset = datasets.get(id);
        access.require(actor, Permission.VIEW_ROWS, dataset.name());
        return dataset;
    }

    private Profile masked(Profile profile) {
        return profile.found()
                .map(found -> profile.showing(found.masked(hidden(profile, found))))
                .orElse(profile);
    }

    // Few different values are too few to tell a column by; but the profile has looked at all of them.
    private Set<String> hidden(Profile profile, DataProfile found) {
        Set<String> hidden = new HashSet<>(sensitive.among(profile.name(), values(found)));
        found.columns().stream()
                .filter(column -> column.found().equals(EMAIL))
                .forEach(column -> hidden.add(column.name()));
        return hidden;
    }

    private static Map<String, List<String>> values(DataProfile found) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        found.columns().forEach(column -> values.put(column.name(), values(column)));
        return values;
    }

    private static List<String> values(ColumnProfile column) {
        return Stream.of(
                        column.top().stream().map(Counted::value),
                        Stream.ofNullable(column.least()),
                        Stream.ofNullable(column.greatest()),
                        column.quantiles().stream().map(Quantile::value))
                .flatMap(values -> values)
                .toList();
    }
}
