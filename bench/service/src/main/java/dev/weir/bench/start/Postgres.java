package dev.weir.bench.start;

import dev.weir.platform.database.EmbeddedPostgres;
import java.nio.file.Path;

/** The PostgreSQL that a service started. */
final class Postgres {

    private Postgres() {}

    static ProcessHandle of(Path home) {
        return EmbeddedPostgres.join(home.resolve("postgres"))
                .flatMap(server -> ProcessHandle.of(server.pid()))
                .orElseThrow();
    }
}
