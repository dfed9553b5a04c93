package dev.weir.catalog.glue.store;

import dev.weir.catalog.glue.DatasetAliases;
import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresDatasetAliases implements DatasetAliases {

    private final Sql sql;

    PostgresDatasetAliases(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public Optional<String> lakeOf(String location) {
        String folder = location.endsWith("/") ? location : location + "/";
        return sql.query("""
                        select name from platform.lake
                        where starts_with(?, root)
                        order by length(root) desc
                        limit 1
                        """, row -> row.getString("name"), folder).stream().findFirst();
    }

    @Override
    public void put(Alias alias, UUID lakeId, UUID run) {
        sql.update("""
                insert into catalog.dataset_alias (kind, alias, dataset_id, lake_id, run_id)
                values (?, ?, ?, ?, ?)
                on conflict (kind, alias) do update
                set dataset_id = excluded.dataset_id, lake_id = excluded.lake_id, run_id = excluded.run_id
                """, alias.kind(), alias.alias(), alias.dataset(), lakeId, run);
    }

    @Override
    public void forgetOthers(UUID lakeId, UUID run) {
        sql.update("delete from catalog.dataset_alias where lake_id = ? and run_id <> ?", lakeId, run);
    }

    private record KindAndAlias(String kind, String alias) {
        static KindAndAlias parse(String key) {
            int space = key.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("not a kind and an alias: " + key);
            }
            return new KindAndAlias(key.substring(0, space), key.substring(space + 1));
        }
    }

    @Override
    public List<Alias> list(Optional<String> alias, Optional<UUID> dataset, PageRequest page) {
        KindAndAlias after = page.after(KindAndAlias::parse).orElse(null);
        return sql.query(
                """
                select kind, alias, dataset_id
                from catalog.dataset_alias
                where (?::text is null or alias = ?)
                  and (?::uuid is null or dataset_id = ?)
                  and (?::text is null or (kind, alias) > (?, ?))
                order by kind, alias
                limit ?
                """,
                row -> new Alias(
                        row.getObject("dataset_id", UUID.class), row.getString("kind"), row.getString("alias")),
                alias.orElse(null),
                alias.orElse(null),
                dataset.orElse(null),
                dataset.orElse(null),
                after == null ? null : after.kind(),
                after == null ? null : after.kind(),
                after == null ? null : after.alias(),
                page.limit() + 1);
    }
}
