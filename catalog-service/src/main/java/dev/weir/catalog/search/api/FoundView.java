package dev.weir.catalog.search.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.search.Found;
import dev.weir.catalog.search.SearchDesk.Answer;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param next the cursor of the next page; null on the last
 * @param total on all pages
 * @param facets counts by value, twenty of each facet at most; of a facet that narrows, also what it leaves out
 * @param watermark how far the index that answered had followed the change feed; null if the database answered
 * @param degraded the index is being made: the database answered, by parts of names, without counts and reasons
 * @param behind the index has not reached {@code atLeast} in time
 * @param relaxed nothing was found as it was asked: these are other spellings, or some of the words
 */
@Schema(name = "SearchResults")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundView(
        List<HitView> items,
        @Nullable String next,
        long total,
        Map<String, List<CountView>> facets,
        @Nullable String watermark,
        boolean degraded,
        boolean behind,

        @Schema(
                type = SchemaType.STRING,
                enumeration = {"typos", "some-words"})
        @Nullable
        String relaxed) {

    @Schema(name = "SearchCount")
    record CountView(String value, long count) {}

    static FoundView of(Answer answer, Page<HitView> page) {
        Found found = answer.found();
        Map<String, List<CountView>> facets = new LinkedHashMap<>();
        found.facets()
                .forEach((facet, counts) -> facets.put(
                        Words.of(facet),
                        counts.stream()
                                .map(count -> new CountView(count.value(), count.count()))
                                .toList()));
        return new FoundView(
                page.items(),
                page.next(),
                found.total(),
                facets,
                found.watermark().map(Object::toString).orElse(null),
                found.watermark().isEmpty(),
                answer.behind(),
                found.relaxed().map(Words::of).orElse(null));
    }
}
