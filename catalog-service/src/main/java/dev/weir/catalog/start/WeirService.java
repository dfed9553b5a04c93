package dev.weir.catalog.start;

import dev.weir.platform.database.DatabaseAddress;
import dev.weir.platform.database.EmbeddedPostgres;
import dev.weir.platform.database.Migrations;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** The service's entry. The database is up and migrated before Quarkus looks at it. */
@QuarkusMain
public final class WeirService {

    private static final Logger LOG = Logger.getLogger(WeirService.class);
    private static final int CANNOT_START = 2;
    // Enough for the service's pool; the rest of PostgreSQL's own defaults is right for a laptop.
    private static final Map<String, String> SERVER_SETTINGS =
            Map.of("max_connections", "60", "shared_buffers", "64MB");

    private WeirService() {}

    public static void main(String... args) {
        try {
            DatabaseAddress database = database(System.getenv());
            Migrations.migrate(database);
            System.setProperty("quarkus.datasource.jdbc.url", database.url());
            System.setProperty("quarkus.datasource.username", database.user());
            System.setProperty("quarkus.datasource.password", database.password());
        } catch (EmbeddedPostgres.CannotStart | FlywayException cannot) {
            LOG.fatal(cannot.getMessage());
            System.exit(CANNOT_START);
        }
        Quarkus.run(args);
    }

    private static DatabaseAddress database(Map<String, String> environment) {
        String url = environment.get("WEIR_DB_URL");
        return url == null
                ? embedded(Path.of(environment.getOrDefault("WEIR_HOME", ".weir")))
                : new DatabaseAddress(
                        url,
                        environment.getOrDefault("WEIR_DB_USER", "weir"),
                        environment.getOrDefault("WEIR_DB_PASSWORD", ""));
    }

    private static DatabaseAddress embedded(Path home) {
        EmbeddedPostgres server =
                EmbeddedPostgres.startOrJoin(home.toAbsolutePath().normalize().resolve("postgres"), SERVER_SETTINGS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterQuarkus(server), "stop-postgres"));
        server.keepRunning(SERVER_SETTINGS);
        System.setProperty("weir.database.kind", "embedded");
        return server.database("weir");
    }

    // Shutdown hooks run side by side; PostgreSQL must outlast the service's last transaction.
    private static void stopAfterQuarkus(EmbeddedPostgres server) {
        Application quarkus = Application.currentApplication();
        if (quarkus != null) {
            quarkus.awaitShutdown();
        }
        server.close();
    }
}
