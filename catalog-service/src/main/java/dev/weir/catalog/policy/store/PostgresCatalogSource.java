package dev.weir.catalog.policy.store;

import dev.weir.format.Column;
import dev.weir.format.ColumnsJson;
import dev.weir.platform.database.Sql;
import dev.weir.policy.desk.CatalogSource;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.CatalogSnapshot.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** A dataset's alias {@code silver_crm.contacts} is its database and table. Of equal aliases the first by name counts. */
@ApplicationScoped
class PostgresCatalogSource implements CatalogSource {

    private final Sql sql;

    PostgresCatalogSource(DataSource database) {
        this.sql = new Sql(database);
    }

    private record Found(UUID id, String alias, List<Column> columns) {}

    private record Tagged(UUID dataset, String path, String tag) {}

    @Override
    public CatalogSnapshot snapshot() {
        Map<UUID, Map<String, Set<String>>> tags = new HashMap<>();
        sql.query("select dataset_id, column_path, tag from catalog.column_tag", PostgresCatalogSource::tagged)
                .forEach(one -> tags.computeIfAbsent(one.dataset(), any -> new HashMap<>())
                        .computeIfAbsent(one.path(), any -> new TreeSet<>())
                        .add(one.tag()));
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        sql.query("""
            select d.id, d.alias, v.columns
            from catalog.dataset d
            join catalog.dataset_version v on v.dataset_id = d.id and v.version = d.version
            where d.missing_since is null and d.alias like '%.%'
            order by d.alias, d.namespace, d.name
            """, PostgresCatalogSource::found)
                .forEach(one -> datasets.putIfAbsent(one.alias(), dataset(one, tags.getOrDefault(one.id(), Map.of()))));
        return new CatalogSnapshot(List.copyOf(datasets.values()));
    }

    private static Tagged tagged(ResultSet row) throws SQLException {
        return new Tagged(row.getObject("dataset_id", UUID.class), row.getString("column_path"), row.getString("tag"));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class), row.getString("alias"), ColumnsJson.read(row.getString("columns")));
    }

    private static Dataset dataset(Found found, Map<String, Set<String>> tags) {
        int dot = found.alias().indexOf('.');
        return new Dataset(
                found.alias().substring(0, dot),
                found.alias().substring(dot + 1),
                Set.of(),
                found.columns().stream()
                        .map(column -> new CatalogSnapshot.Column(
                                column.name(),
                                column.type().toString(),
                                tags.getOrDefault(column.name(), Set.of()),
                                column.partition()))
                        .toList());
    }
}
