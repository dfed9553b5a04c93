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

/** Jobs of which lineage was told. Their ids are those of the database. */
@ApplicationScoped
class JobRows implements EntryRows {

    @Override
    public Kind kind() {
        return Kind.JOB;
    }

    @Override
    public String idIn() {
        return "j.id = any (?::bigint[])";
    }

    @Override
    public String query(String condition) {
        return """
                select j.id, j.namespace, j.name, j.last_at,
                    (select f.body::jsonb ->> 'description' from lineage.job_facet jf
                     join lineage.facet f on f.hash = jf.hash
                     where jf.job_id = j.id and jf.name = 'documentation') as description
                from lineage.job j
                where
                """ + condition;
    }

    @Override
    public Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Kind.JOB,
                row.getString("id"),
                Optional.empty(),
                row.getString("name"),
                row.getString("namespace"),
                EntryRows.text(row, "description").orElse(""),
                List.of(),
                List.of(),
                Labels.NONE,
                Usefulness.UNKNOWN,
                EntryRows.time(row, "last_at"),
                List.of());
    }

    @Override
    public Set<String> touched(Collection<Change> changes) {
        return changes.stream()
                .filter(change -> change.kind().equals("lineage.job.changed"))
                .map(change -> change.payload().path("jobId").asText())
                .collect(Collectors.toSet());
    }
}
