package dev.weir.catalog.search.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.search.Facet;
import dev.weir.catalog.search.Hit;
import dev.weir.catalog.search.Kind;
import dev.weir.catalog.search.Search;
import dev.weir.catalog.search.SearchDesk;
import dev.weir.catalog.search.SearchDesk.Answer;
import dev.weir.catalog.search.SearchDesk.Since;
import dev.weir.catalog.search.SearchDesk.Suggestions;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Everything in the catalog, by words. */
@Path("/api/v1/search")
public class SearchResource {

    private static final int LONGEST = 1000;

    private final SearchDesk desk;
    private final CurrentActor actor;
    private final Clock clock;

    SearchResource(SearchDesk desk, CurrentActor actor, Clock clock) {
        this.desk = desk;
        this.actor = actor;
        this.clock = clock;
    }

    /** What narrows a question: one of the values of each must hold. */
    public static class Narrowing {
        @QueryParam("lake")
        List<String> lake = List.of();

        @QueryParam("zone")
        List<String> zone = List.of();

        @QueryParam("format")
        List<String> format = List.of();

        @QueryParam("owner")
        List<String> owner = List.of();

        @QueryParam("domain")
        List<String> domain = List.of();

        @QueryParam("tag")
        List<String> tag = List.of();

        @QueryParam("quality")
        List<String> quality = List.of();

        @QueryParam("freshness")
        List<String> freshness = List.of();

        Map<Facet, Set<String>> chosen() {
            Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
            chosen.put(Facet.LAKE, Set.copyOf(lake));
            chosen.put(Facet.ZONE, Set.copyOf(zone));
            chosen.put(Facet.FORMAT, Set.copyOf(format));
            chosen.put(Facet.OWNER, Set.copyOf(owner));
            chosen.put(Facet.DOMAIN, Set.copyOf(domain));
            chosen.put(Facet.TAG, Set.copyOf(tag));
            chosen.put(Facet.QUALITY, Set.copyOf(quality));
            chosen.put(Facet.FRESHNESS, Set.copyOf(freshness));
            return chosen;
        }
    }

    @GET
    public FoundView search(
            @Parameter(description = "Words, phrases in quotes, and field words such as tag:pii; see docs/search.md")
                    @QueryParam("q")
                    @DefaultValue("")
                    @Size(max = LONGEST)
                    String text,
            @Parameter(description = "Kinds that are wanted; column only by itself. All but columns, if there is none")
                    @QueryParam("type")
                    List<String> types,
            @BeanParam Narrowing narrowing,
            @Parameter(
                            description =
                                    "A watermark that the index must have reached, or now: it is waited for, a second"
                                            + " at most")
                    @QueryParam("atLeast")
                    Optional<String> atLeast,
            @Valid @BeanParam PageRequest page) {
        Set<Kind> kinds = kinds(types);
        Map<Facet, Set<String>> chosen = narrowing.chosen();
        if (!kinds.contains(Kind.COLUMN)) {
            chosen.put(Facet.KIND, Set.copyOf(types));
        }
        Optional<After> after = page.after(After::parse);
        Instant now = after.map(After::asOf).orElseGet(clock::instant);
        Answer answer = desk.search(
                actor.get(),
                text,
                kinds,
                chosen,
                since(atLeast),
                page.limit() + 1,
                after.map(After::place),
                Optional.of(now));
        Page<Hit> hits = Page.of(answer.found().hits(), page.limit(), hit -> new After(hit.place(), now).toString());
        return FoundView.of(answer, hits.map(HitView::of));
    }

    /** Behind which hit a page begins, and by which time freshness is told on all pages. */
    private record After(Search.Place place, Instant asOf) {
        static After parse(String text) {
            String[] parts = text.split(" ", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not a place among hits: " + text);
            }
            return new After(
                    new Search.Place(Float.parseFloat(parts[0]), Long.parseLong(parts[1])),
                    Instant.ofEpochSecond(Long.parseLong(parts[2])));
        }

        @Override
        public String toString() {
            return place.score() + " " + place.key() + " " + asOf.getEpochSecond();
        }
    }

    private static Set<Kind> kinds(List<String> types) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        types.forEach(type -> kinds.add(Words.parse("type", type, Kind.class)));
        if (kinds.contains(Kind.COLUMN) && kinds.size() > 1) {
            throw new InvalidParameter(
                    "type", "column is asked for by itself: a dataset's hit shows its columns anyway");
        }
        return kinds;
    }

    private static Since since(Optional<String> atLeast) {
        if (atLeast.isEmpty()) {
            return new Since.Any();
        }
        if (atLeast.get().equals("now")) {
            return new Since.Now();
        }
        try {
            return new Since.Mark(Watermark.parse(atLeast.get()));
        } catch (IllegalArgumentException nonsense) {
            throw new InvalidParameter("atLeast", "is now, or a watermark that Weir gave out");
        }
    }

    /**
     * What may be meant by what was typed so far.
     *
     * @param items titles with words that begin so, the most useful first
     * @param words of the catalog that begin as the last word does, the most frequent first
     */
    @Schema(name = "SearchSuggestions")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SuggestionsView(
            List<HitView> items,
            List<String> words,
            @Nullable String watermark,
            boolean degraded) {}

    @GET
    @Path("/suggest")
    public SuggestionsView suggest(
            @QueryParam("q") @DefaultValue("") @Size(max = LONGEST) String text,
            @QueryParam("limit") @DefaultValue("8") @Min(1) @Max(50) int limit) {
        Suggestions suggestions = desk.suggest(actor.get(), text, limit);
        var found = suggestions.answer().found();
        return new SuggestionsView(
                found.hits().stream().map(HitView::of).toList(),
                suggestions.words(),
                found.watermark().map(Object::toString).orElse(null),
                found.watermark().isEmpty());
    }
}
