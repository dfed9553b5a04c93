package dev.weir.catalog.lineage.store;

import dev.weir.catalog.lineage.KeptTags;
import dev.weir.lineage.propagation.ColumnTags.ColumnTag;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresKeptTags implements KeptTags {

    private final Sql sql;

    PostgresKeptTags(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public List<ColumnTag> decided(Optional<DatasetName> dataset) {
        String namespace = dataset.map(DatasetName::namespace).orElse(null);
        String name = dataset.map(DatasetName::name).orElse(null);
        return sql.query("""
                select d.namespace, d.name, t.column_path, t.tag
                from catalog.column_tag t join catalog.dataset d on d.id = t.dataset_id
                where ?::text is null or (d.namespace = ? and d.name = ?)
                order by d.id, t.column_path, t.tag
                """, PostgresKeptTags::tag, namespace, namespace, name);
    }

    @Override
    public Set<ColumnTag> settled(Collection<DatasetName> datasets) {
        return Set.copyOf(sql.query(
                """
                with wanted as (
                    select d.id, d.namespace, d.name
                    from unnest(?::text[], ?::text[]) as given (namespace, name)
                    join catalog.dataset d on d.namespace = given.namespace and d.name = given.name)
                select w.namespace, w.name, t.column_path, t.tag
                from wanted w join catalog.column_tag t on t.dataset_id = w.id
                union
                select w.namespace, w.name, p.column_path, p.tag
                from wanted w join catalog.tag_proposal p on p.dataset_id = w.id
                """,
                PostgresKeptTags::tag,
                datasets.stream().map(DatasetName::namespace).toArray(String[]::new),
                datasets.stream().map(DatasetName::name).toArray(String[]::new)));
    }

    private static ColumnTag tag(ResultSet row) throws SQLException {
        return new ColumnTag(
                new DatasetName(row.getString("namespace"), row.getString("name")),
                row.getString("column_path"),
                row.getString("tag"));
    }
}
