package dev.weir.catalog.status;

import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which PostgreSQL this is. */
@ApplicationScoped
class DatabaseInfo {

    private final Sql sql;
    private final String kind;

    DatabaseInfo(
            DataSource database, @ConfigProperty(name = "weir.database.kind", defaultValue = "external") String kind) {
        this.sql = new Sql(database);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }

    String version() {
        return sql.query("show server_version", row -> row.getString(1)).get(0);
    }
}
