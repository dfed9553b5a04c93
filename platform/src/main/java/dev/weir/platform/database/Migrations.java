package dev.weir.platform.database;

import java.util.List;
import org.flywaydb.core.Flyway;

/** Brings each module's schema to its newest version. A module's scripts are in {@code db/migration/<schema>}. */
public final class Migrations {

    private static final List<String> SCHEMAS = List.of("platform", "catalog", "quality", "lineage", "policy");

    private Migrations() {}

    /** Safe when several replicas start together: Flyway takes a lock. Fails if a script that ran was changed since. */
    public static void migrate(DatabaseAddress address) {
        SCHEMAS.stream().filter(Migrations::exists).forEach(schema -> migrate(address, schema));
    }

    private static boolean exists(String schema) {
        return Migrations.class.getResource("/db/migration/" + schema + "/V1__" + schema + ".sql") != null;
    }

    private static void migrate(DatabaseAddress address, String schema) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(address.url(), address.user(), address.password())
                .schemas(schema)
                .createSchemas(true)
                .locations("classpath:db/migration/" + schema)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
