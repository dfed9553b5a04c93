package dev.weir.catalog.glue.store;

import dev.weir.catalog.glue.GlueCatalogs.Address;
import dev.weir.catalog.glue.GlueSetup;
import dev.weir.catalog.glue.GlueSetups;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresGlueSetups implements GlueSetups {

    private final Sql sql;

    PostgresGlueSetups(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public Optional<GlueSetup> find(UUID lakeId) {
        return sql
                .query("select * from catalog.glue_setup where lake_id = ?", PostgresGlueSetups::setup, lakeId)
                .stream()
                .findFirst();
    }

    private static GlueSetup setup(ResultSet row) throws SQLException {
        return new GlueSetup(
                new Address(row.getString("region"), Optional.ofNullable(row.getString("endpoint"))),
                row.getBoolean("mirror"),
                row.getBoolean("imports"),
                Optional.ofNullable(row.getString("database_name")),
                Optional.ofNullable(row.getString("database_prefix")),
                row.getBoolean("delete_missing"),
                row.getBoolean("dry_run"),
                row.getBoolean("automatic"));
    }

    @Override
    public void put(UUID lakeId, GlueSetup setup) {
        sql.update(
                """
                insert into catalog.glue_setup (lake_id, region, endpoint, mirror, imports, database_name,
                    database_prefix, delete_missing, dry_run, automatic)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (lake_id) do update
                set region = excluded.region, endpoint = excluded.endpoint, mirror = excluded.mirror,
                    imports = excluded.imports, database_name = excluded.database_name,
                    database_prefix = excluded.database_prefix, delete_missing = excluded.delete_missing,
                    dry_run = excluded.dry_run, automatic = excluded.automatic
                """,
                lakeId,
                setup.address().region(),
                setup.address().endpoint().orElse(null),
                setup.mirror(),
                setup.imports(),
                setup.database().orElse(null),
                setup.databasePrefix().orElse(null),
                setup.deleteMissing(),
                setup.dryRun(),
                setup.automatic());
    }

    @Override
    public void remove(UUID lakeId) {
        sql.update("delete from catalog.glue_due where lake_id = ?", lakeId);
        sql.update("delete from catalog.glue_setup where lake_id = ?", lakeId);
    }
}
