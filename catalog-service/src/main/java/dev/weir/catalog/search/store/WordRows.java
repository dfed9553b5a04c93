package dev.weir.catalog.search.store;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Labels;
import dev.weir.catalog.search.Entry.Usefulness;
import dev.weir.catalog.search.Kind;
import dev.weir.platform.change.Change;
import dev.weir.platform.page.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people say: terms, metrics and features, each found by its name, what it is called besides, and what is said of it. */
abstract class WordRows implements EntryRows {

    private final Kind kind;

    protected WordRows(Kind kind) {
        this.kind = kind;
    }

    @ApplicationScoped
    static class TermRows extends WordRows {
        TermRows() {
            super(Kind.TERM);
        }
    }

    @ApplicationScoped
    static class MetricRows extends WordRows {
        MetricRows() {
            super(Kind.METRIC);
        }
    }

    @ApplicationScoped
    static class FeatureRows extends WordRows {
        FeatureRows() {
            super(Kind.FEATURE);
        }
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String idIn() {
        return "w.key = any (?)";
    }

    @Override
    public String query(String condition) {
        return """
                select w.key, w.body ->> 'name' as name, w.updated_at,
                    concat_ws(E'\n', w.body ->> 'definition', w.body ->> 'description', w.body ->> 'expression',
                        w.body ->> 'entity', w.body ->> 'query') as said,
                    array(select jsonb_array_elements_text(coalesce(w.body -> 'synonyms', '[]'))
                        union all select jsonb_array_elements_text(coalesce(w.body -> 'abbreviations', '[]'))
                        union all select jsonb_array_elements_text(coalesce(w.body -> 'dimensions', '[]'))) as words,
                    w.body ->> 'status' = 'retired' as retired,
                    (select o.body ->> 'name' from catalog.word o
                     where o.kind = 'owner' and o.key = coalesce(w.body ->> 'owner', w.body ->> 'steward')) as owner
                from catalog.word w
                where w.kind = '%s' and %s
                """.formatted(Words.of(kind), condition);
    }

    @Override
    public Entry entry(ResultSet row) throws SQLException {
        List<String> words = new ArrayList<>(EntryRows.texts(row, "words"));
        return new Entry(
                kind,
                row.getString("key"),
                Optional.empty(),
                EntryRows.text(row, "name").orElse(row.getString("key")),
                row.getString("key"),
                EntryRows.text(row, "said").orElse(""),
                words,
                List.of(),
                new Labels(
                        Optional.empty(),
                        Optional.empty(),
                        EntryRows.text(row, "owner"),
                        Optional.empty(),
                        Optional.empty()),
                new Usefulness(false, row.getBoolean("retired"), 0),
                EntryRows.time(row, "updated_at"),
                List.of());
    }

    @Override
    public Set<String> touched(Collection<Change> changes) {
        String about = Words.of(kind) + "/";
        return changes.stream()
                .filter(change -> change.subject().startsWith(about))
                .map(EntryRows::idOf)
                .collect(Collectors.toSet());
    }
}
