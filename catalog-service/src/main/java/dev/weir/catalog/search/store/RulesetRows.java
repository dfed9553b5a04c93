package dev.weir.catalog.search.store;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Entry.Labels;
import dev.weir.catalog.search.Entry.Usefulness;
import dev.weir.catalog.search.Kind;
import dev.weir.platform.change.Change;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Rulesets, found by their names, their datasets, and their rules as they are written. */
@ApplicationScoped
class RulesetRows implements EntryRows {

    private final Sql sql;

    RulesetRows(DataSource database) {
        this.sql = new Sql(database);
    }

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
                select r.name, r.lake, r.dataset, r.owner, left(r.dqdl, 2000) as dqdl, r.updated_at,
                    (select v.labels from catalog.dataset d
                     join platform.lake l on l.id = d.lake_id and l.name = r.lake
                     join catalog.dataset_visibility v on v.dataset_id = d.id
                     where d.alias = r.dataset order by d.id limit 1) as visible_to
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
                List.of(),
                EntryRows.texts(row, "visible_to"));
    }

    @Override
    public Set<String> touched(Collection<Change> changes) {
        // Those of a dataset that is hidden are hidden as well.
        List<String> datasets = changes.stream()
                .filter(change -> change.kind().equals("dataset.visibility-changed"))
                .map(EntryRows::idOf)
                .toList();
        Set<String> touched = changes.stream()
                .filter(change -> change.subject().startsWith("ruleset/"))
                .map(EntryRows::idOf)
                .collect(Collectors.toCollection(HashSet::new));
        if (!datasets.isEmpty()) {
            touched.addAll(sql.query("""
                    select r.name from catalog.dataset d join quality.ruleset r on r.dataset = d.alias
                    where d.id = any (?::uuid[])
                    """, row -> row.getString("name"), (Object) datasets.toArray(String[]::new)));
        }
        return touched;
    }
}
