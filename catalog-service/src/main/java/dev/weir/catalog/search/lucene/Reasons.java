package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Abbreviations;
import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Column;
import dev.weir.catalog.search.Hit.MatchedColumn;
import dev.weir.catalog.search.Hit.Range;
import dev.weir.catalog.search.Hit.Reason;
import dev.weir.catalog.search.Token;
import dev.weir.catalog.search.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Says where in what was found the words of a question stand. */
final class Reasons {

    private static final int MOST_COLUMNS = 8;

    private final Set<String> words;

    Reasons(Set<String> words) {
        this.words = words;
    }

    List<Reason> of(Entry entry) {
        List<Reason> reasons = new ArrayList<>();
        add(reasons, "title", entry.title());
        if (reasons.isEmpty()) {
            add(reasons, "name", entry.name());
        }
        add(reasons, "description", entry.description());
        entry.tags().forEach(tag -> add(reasons, "tag", tag));
        entry.words().forEach(word -> add(reasons, "word", word));
        entry.labels().owner().ifPresent(owner -> add(reasons, "owner", owner));
        entry.labels().domain().ifPresent(domain -> add(reasons, "domain", domain));
        return reasons;
    }

    private void add(List<Reason> reasons, String field, String text) {
        List<Range> ranges = ranges(text);
        if (!ranges.isEmpty()) {
            reasons.add(new Reason(field, text, ranges));
        }
    }

    /** Those with the most words of the question, some at most. */
    List<MatchedColumn> columns(Entry entry) {
        List<MatchedColumn> matched = new ArrayList<>();
        for (Column column : entry.columns()) {
            List<Range> ranges = ranges(column.name());
            if (!ranges.isEmpty()) {
                matched.add(new MatchedColumn(column.name(), column.type(), ranges));
            }
        }
        matched.sort(Comparator.comparingInt(
                        (MatchedColumn column) -> column.ranges().size())
                .reversed()
                .thenComparingInt(column -> column.name().length()));
        return List.copyOf(matched.subList(0, Math.min(MOST_COLUMNS, matched.size())));
    }

    List<Range> ranges(String text) {
        if (words.isEmpty()) {
            return List.of();
        }
        List<Range> ranges = new ArrayList<>();
        for (Token token : Tokens.of(text)) {
            if (words.contains(token.text())
                    || Abbreviations.longFormOf(token.text())
                            .filter(words::contains)
                            .isPresent()) {
                ranges.add(new Range(token.start(), token.end()));
            }
        }
        return ranges;
    }
}
