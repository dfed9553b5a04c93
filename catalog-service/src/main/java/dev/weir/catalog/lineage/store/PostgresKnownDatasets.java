package dev.weir.catalog.lineage.store;

import dev.weir.lineage.graph.KnownDatasets;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresKnownDatasets implements KnownDatasets {

    private final Sql sql;

    PostgresKnownDatasets(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public List<DatasetName> called(String alias) {
        return sql.query(
                "select namespace, name from catalog.dataset where alias = ? order by namespace, name limit 100",
                PostgresKnownDatasets::name,
                alias);
    }

    @Override
    public Map<DatasetName, Known> find(Collection<DatasetName> names) {
        Map<DatasetName, Known> found = new HashMap<>();
        sql.query(
                        """
                        select d.namespace, d.name, d.id, d.alias
                        from unnest(?::text[], ?::text[]) as wanted (namespace, name)
                        join catalog.dataset d on d.namespace = wanted.namespace and d.name = wanted.name
                        """,
                        row -> Map.entry(name(row), new Known(row.getObject("id", UUID.class), row.getString("alias"))),
                        names.stream().map(DatasetName::namespace).toArray(String[]::new),
                        names.stream().map(DatasetName::name).toArray(String[]::new))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    private static DatasetName name(ResultSet row) throws SQLException {
        return new DatasetName(row.getString("namespace"), row.getString("name"));
    }
}
