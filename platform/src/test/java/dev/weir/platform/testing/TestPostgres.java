package dev.weir.platform.testing;

import dev.weir.platform.database.DatabaseAddress;
import dev.weir.platform.database.EmbeddedPostgres;
import dev.weir.platform.database.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/**
 * One real PostgreSQL for a whole build: the first test JVM starts it, the others join, and it ends when Maven does. Each
 * call of {@link #freshDatabase} gives a database of its own, so that tests share a server but no state.
 */
public final class TestPostgres {

    // Nothing in a test database must survive a power cut.
    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            "max_connections", "200");

    private TestPostgres() {}

    /** A new database with every module's schema that is on the class path. */
    public static DatabaseAddress freshDatabase() {
        DatabaseAddress address =
                server().database("t_" + UUID.randomUUID().toString().replace("-", ""));
        Migrations.migrate(address);
        return address;
    }

    private static EmbeddedPostgres server() {
        Path target = Path.of(System.getProperty("project.root", ".."))
                .resolve("target")
                .toAbsolutePath()
                .normalize();
        Path data = target.resolve("test-postgres");
        try {
            Files.createDirectories(target);
            try (FileChannel channel = FileChannel.open(
                            target.resolve("test-postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                return EmbeddedPostgres.join(data).orElseGet(() -> start(data));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres start(Path data) {
        EmbeddedPostgres server = EmbeddedPostgres.startOrJoin(data, FAST);
        String untilMavenEnds =
                "while kill -0 %d 2>/dev/null; do sleep 1; done; kill -INT %d".formatted(maven().pid(), server.pid());
        try {
            new ProcessBuilder("setsid", "sh", "-c", untilMavenEnds)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return server;
    }

    /** The nearest Java process above this one: Maven, or an IDE. This one, if there is none. */
    private static ProcessHandle maven() {
        ProcessHandle self = ProcessHandle.current();
        ProcessHandle above = self.parent().orElse(self);
        while (!above.info().command().orElse("").endsWith("java")) {
            if (above.parent().isEmpty()) {
                return self;
            }
            above = above.parent().get();
        }
        return above;
    }
}
