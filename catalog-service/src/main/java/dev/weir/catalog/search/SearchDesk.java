package dev.weir.catalog.search;

import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetBrowser;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.Visibility;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers questions: from the index, or from the database as long as there is none. */
@ApplicationScoped
public class SearchDesk {

    private static final int MOST_WORDS = 5;

    private final CurrentIndex index;
    private final EntrySource source;
    private final DatasetBrowser datasets;
    private final Visibility visibility;
    private final SearchSettings settings;
    private final Access access;
    private final Clock clock;

    public SearchDesk(
            CurrentIndex index,
            EntrySource source,
            DatasetBrowser datasets,
            Visibility visibility,
            SearchSettings settings,
            Access access,
            Clock clock) {
        this.index = index;
        this.source = source;
        this.datasets = datasets;
        this.visibility = visibility;
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    /** What an answer must have seen. */
    public sealed interface Since {
        /** Whatever there is. */
        record Any() implements Since {}

        /** All that was committed when the question came in. */
        record Now() implements Since {}

        record Mark(Watermark watermark) implements Since {}
    }

    /** @param behind whether it has not seen what it should have, after the longest wait */
    public record Answer(Found found, boolean behind) {}

    /** Titles that begin so, and words that do. */
    public record Suggestions(Answer answer, List<String> words) {}

    /** @param after and {@code asOf}: where the page before ended, and when the first was asked for */
    public Answer search(
            Actor actor,
            String text,
            Set<Kind> kinds,
            Map<Facet, Set<String>> narrowed,
            Since since,
            int limit,
            Optional<Search.Place> after,
            Optional<Instant> asOf) {
        access.require(actor, Permission.VIEW);
        List<Clause> clauses = QueryParser.parse(text);
        boolean behind = !reached(since);
        Set<String> labels = visibility.borneBy(actor);
        Search search = new Search(clauses, kinds, narrowed, labels, limit, after, asOf.orElseGet(clock::instant));
        return new Answer(
                index.ask(current -> current.search(search)).orElseGet(() -> fromDatabase(actor, text, limit)), behind);
    }

    public Suggestions suggest(Actor actor, String text, int limit) {
        access.require(actor, Permission.VIEW);
        List<Clause> clauses = QueryParser.parse(text);
        Set<String> labels = visibility.borneBy(actor);
        Search search = new Search(clauses, Set.of(), Map.of(), labels, limit, Optional.empty(), clock.instant());
        Found found = index.ask(current -> current.suggest(search)).orElseGet(() -> fromDatabase(actor, text, limit));
        String last = text.substring(text.lastIndexOf(' ') + 1);
        // A word may be known from what the asker must not see.
        boolean completes = labels.contains(Visibility.ADMINISTRATOR)
                && !last.isEmpty()
                && last.chars().allMatch(Character::isLetterOrDigit);
        List<String> words = completes
                ? index.ask(current -> current.completions(Tokens.folded(last), MOST_WORDS))
                        .orElse(List.of())
                : List.of();
        return new Suggestions(new Answer(found, false), words);
    }

    private boolean reached(Since since) {
        if (since instanceof Since.Now) {
            return index.await(source.written(), settings.longestWait());
        }
        return !(since instanceof Since.Mark mark) || index.await(mark.watermark(), settings.longestWait());
    }

    /** Datasets by a part of their names, without counts and without reasons: better than nothing while the index is made. */
    private Found fromDatabase(Actor actor, String text, int limit) {
        Optional<String> words = Optional.of(text.strip()).filter(given -> !given.isEmpty());
        Datasets.Filter filter = new Datasets.Filter(words, Optional.empty(), Optional.empty(), Optional.empty());
        List<Hit> hits = datasets.list(actor, filter, new PageRequest(limit, Optional.empty())).stream()
                .limit(limit)
                .map(SearchDesk::hit)
                .toList();
        return new Found(hits.size(), hits, Map.of(), Optional.empty(), Optional.empty());
    }

    private static Hit hit(Dataset dataset) {
        return new Hit(
                Kind.DATASET,
                dataset.id().toString(),
                Optional.empty(),
                Optional.of(dataset.lake()),
                dataset.alias(),
                dataset.name().toString(),
                "",
                List.of(),
                new Entry.Labels(
                        Optional.of(dataset.zone()),
                        Optional.of(Words.of(dataset.format())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Entry.Usefulness.UNKNOWN,
                Optional.of(dataset.updatedAt()),
                dataset.columnCount(),
                List.of(),
                List.of(),
                new Search.Place(0, 0));
    }
}
