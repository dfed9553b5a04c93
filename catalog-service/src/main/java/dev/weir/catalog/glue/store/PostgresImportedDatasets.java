package dev.weir.catalog.glue.store;

import dev.weir.catalog.dataset.Datasets.Reference;
import dev.weir.catalog.dataset.Origin;
import dev.weir.catalog.glue.ImportedDatasets;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.LakePath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

// Of the dataset feature's table only this is read: who told of a place.
@ApplicationScoped
class PostgresImportedDatasets implements ImportedDatasets {

    private final Sql sql;

    PostgresImportedDatasets(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public Optional<Known> find(UUID lakeId, String location, Optional<DatasetName> name) {
        String file = location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
        return sql
                .query(
                        """
                        select d.id, d.namespace, d.name, d.origin, d.properties ->> 'glue.table' as table_name,
                            d.lake_id <> ? and exists (
                                select from catalog.glue_setup s where s.lake_id = d.lake_id and s.imports) as others
                        from catalog.dataset d
                        where (? <> '' and d.location in (?, ?)) or (d.namespace = ? and d.name = ?)
                        order by d.origin, d.missing_since is not null, d.id
                        limit 1
                        """,
                        row -> new Known(
                                row.getObject("id", UUID.class),
                                new DatasetName(row.getString("namespace"), row.getString("name")),
                                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(row.getString("table_name")),
                                row.getBoolean("others")),
                        lakeId,
                        file,
                        file,
                        file + "/",
                        name.map(DatasetName::namespace).orElse(""),
                        name.map(DatasetName::name).orElse(""))
                .stream()
                .findFirst();
    }

    @Override
    public List<Reference> told(UUID lakeId, Optional<UUID> after, int limit) {
        UUID last = after.orElse(null);
        return sql.query(
                """
                select id, namespace, name, alias, root
                from catalog.dataset
                where origin = 'glue' and lake_id = ? and missing_since is null and (?::uuid is null or id > ?)
                order by id
                limit ?
                """,
                row -> new Reference(
                        row.getObject("id", UUID.class),
                        new DatasetName(row.getString("namespace"), row.getString("name")),
                        row.getString("alias"),
                        new LakePath(row.getString("root"))),
                lakeId,
                last,
                last,
                limit);
    }
}
