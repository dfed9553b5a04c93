package dev.weir.catalog.search.store;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Labels;
import dev.weir.catalog.search.Entry.Usefulness;
import dev.weir.catalog.search.Kind;
import dev.weir.platform.change.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rulesets, found by their names, their datasets, and their rules as they are written. */
@ApplicationScoped
class RulesetRows implements EntryRows {

    @Override
    public Kind kind() {
        return Kind.RULESET;
    }

    @Override
    public String idIn() {
        return "r.name = any (?)";
    }

    @Override
    public String query(String condition) {
        return """
                select r.name, r.lake, r.dataset, r.owner, left(r.dqdl, 2000) as dqdl, r.updated_at
                from quality.ruleset r
                where
                """ + condition;
    }

    @Override
    public Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Kind.RULESET,
                row.getString("name"),
                EntryRows.text(row, "lake"),
                row.getString("name"),
                row.getString("dataset"),
                row.getString("dqdl"),
                List.of(),
                List.of(),
                new Labels(
                        Optional.empty(),
                        Optional.empty(),
                        EntryRows.text(row, "owner"),
                        Optional.empty(),
                        Optional.empty()),
                Usefulness.UNKNOWN,
                EntryRows.time(row, "updated_at"),
                List.of());
    }

    @Override
    public Set<String> touched(Collection<Change> changes) {
        return changes.stream()
                .filter(change -> change.subject().startsWith("ruleset/"))
                .map(EntryRows::idOf)
                .collect(Collectors.toSet());
    }
}
