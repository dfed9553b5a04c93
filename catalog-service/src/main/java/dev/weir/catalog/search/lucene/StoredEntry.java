package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Column;
import dev.weir.catalog.search.Entry.Labels;
import dev.weir.catalog.search.Entry.Usefulness;
import dev.weir.catalog.search.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An entry as one text, with characters between its parts that no name has: smaller than JSON, and read faster. */
final class StoredEntry {

    private static final char PART = '\u001f';
    private static final char ITEM = '\u001e';
    private static final int PARTS = 17;
    private static final int LONGEST_DESCRIPTION = 400;

    private StoredEntry() {}

    static String write(Entry entry) {
        StringBuilder text = new StringBuilder(256);
        Labels labels = entry.labels();
        part(text, entry.kind().name());
        part(text, entry.id());
        part(text, entry.lake().orElse(""));
        part(text, entry.title());
        part(text, entry.name());
        part(text, shortened(entry.description()));
        part(text, String.join("" + ITEM, entry.words()));
        part(text, String.join("" + ITEM, entry.tags()));
        part(text, labels.zone().orElse(""));
        part(text, labels.format().orElse(""));
        part(text, labels.owner().orElse(""));
        part(text, labels.domain().orElse(""));
        part(text, labels.quality().orElse(""));
        part(
                text,
                (entry.usefulness().certified() ? "c" : "")
                        + (entry.usefulness().deprecated() ? "d" : "")
                        + entry.usefulness().consumers());
        part(
                text,
                entry.updatedAt().map(at -> Long.toString(at.getEpochSecond())).orElse(""));
        for (Column column : entry.columns()) {
            text.append(column.name()).append(ITEM);
        }
        text.append(PART);
        for (Column column : entry.columns()) {
            text.append(column.type()).append(ITEM);
        }
        return text.toString();
    }

    private static void part(StringBuilder text, String part) {
        text.append(part).append(PART);
    }

    private static String shortened(String description) {
        return description.length() <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, LONGEST_DESCRIPTION) + "…";
    }

    /** With a shortened description, and without the tags of single columns. */
    static Entry read(String text) {
        List<String> parts = split(text, PART);
        if (parts.size() != PARTS) {
            throw new IllegalStateException("the index holds an entry of " + parts.size() + " parts");
        }
        String useful = parts.get(13);
        Optional<String> updated = given(parts.get(14));
        List<String> names = items(parts.get(15));
        List<String> types = items(parts.get(16));
        List<Column> columns = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(names.get(i), types.get(i), List.of()));
        }
        return new Entry(
                Kind.valueOf(parts.get(0)),
                parts.get(1),
                given(parts.get(2)),
                parts.get(3),
                parts.get(4),
                parts.get(5),
                list(parts.get(6)),
                list(parts.get(7)),
                new Labels(
                        given(parts.get(8)),
                        given(parts.get(9)),
                        given(parts.get(10)),
                        given(parts.get(11)),
                        given(parts.get(12))),
                new Usefulness(
                        useful.startsWith("c"),
                        useful.contains("d"),
                        Integer.parseInt(useful.replace("c", "").replace("d", ""))),
                updated.map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds))),
                columns);
    }

    private static Optional<String> given(String part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }

    private static List<String> list(String part) {
        return part.isEmpty() ? List.of() : split(part, ITEM);
    }

    /** Each ends with the character. */
    private static List<String> items(String part) {
        return part.isEmpty() ? List.of() : split(part.substring(0, part.length() - 1), ITEM);
    }

    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(at); end >= 0; end = text.indexOf(at, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }
}
