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
import java.util.stream.Stream;

/** Says where in what was found the words of a question stand. */
final class Reasons {

    private static final int MOST_COLUMNS = 8;

    private static final int HINT = 3;

    private final Set<String> words;
    /** One of them is in every text that has one of the words: most texts need no closer look. */
    private final List<String> hints;

    Reasons(Set<String> words) {
        this.words = words;
        this.hints = words.stream()
                .flatMap(word -> Stream.concat(Stream.of(word), Abbreviations.shortFormsOf(word).stream()))
                .map(word -> word.substring(0, Math.min(HINT, word.length())))
                .distinct()
                .toList();
    }

    private boolean mayMatch(String text) {
        boolean plain = true;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            plain &= letter < 0x80;
            for (String hint : hints) {
                if (text.regionMatches(true, at, hint, 0, hint.length())) {
                    return true;
                }
            }
        }
        return !plain;
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
        if (!mayMatch(text)) {
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
