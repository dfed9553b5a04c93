package dev.weir.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL that Weir starts itself, from binaries in a jar. Its data outlives it.
 *
 * <p>The server is a process of its own. If Weir is killed it goes on, and the next start takes it over: a second server
 * on the same data could not start anyway.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final int REVIVALS = 5;

    private final Path data;
    private final int port;
    private ProcessHandle postmaster;
    private boolean closed;

    private EmbeddedPostgres(Path data, int port, ProcessHandle postmaster) {
        this.data = data;
        this.port = port;
        this.postmaster = postmaster;
    }

    /**
     * Takes over the server on {@code data}, or starts one.
     *
     * @param data a folder that is empty, absent, or was made here before
     * @throws CannotStart with the reason, for people
     */
    public static EmbeddedPostgres startOrJoin(Path data, Map<String, String> serverSettings) {
        Optional<EmbeddedPostgres> running = join(data);
        if (running.isPresent()) {
            LOG.infof("joined the PostgreSQL that already runs on %s", data);
            return running.get();
        }
        try {
            start(data, freePort(), serverSettings);
        } catch (IOException | IllegalStateException failed) {
            throw new CannotStart(data, failed);
        }
        return join(data).orElseThrow(() -> new CannotStart(data, null));
    }

    private static void start(Path data, int port, Map<String, String> serverSettings) throws IOException {
        Files.createDirectories(data);
        var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setPort(port)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log(data)))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log(data)))
                .setServerConfig("listen_addresses", "127.0.0.1")
                // Acknowledged is kept: the library's own default turns this off.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
        serverSettings.forEach(builder::setServerConfig);
        builder.start();
    }

    /**
     * From now on a server that dies is started again, on the same port: whoever holds a pool of connections only needs to
     * open new ones.
     */
    public synchronized void keepRunning(Map<String, String> serverSettings) {
        postmaster.onExit().thenRun(() -> revive(serverSettings));
    }

    // Not while it is being closed, and the other way round: nobody would end a server that comes up after that.
    private synchronized void revive(Map<String, String> serverSettings) {
        if (closed) {
            return;
        }
        LOG.errorf("PostgreSQL (process %d) died; starting it again. See %s", postmaster.pid(), log(data));
        for (int attempt = 1; attempt <= REVIVALS; attempt++) {
            try {
                if (join(data).isEmpty()) {
                    // The library still holds this lock, and refuses itself; PostgreSQL has a better one.
                    Files.deleteIfExists(data.resolve("epg-lock"));
                    start(data, port, serverSettings);
                }
                postmaster = join(data).orElseThrow(() -> new CannotStart(data, null)).postmaster;
                LOG.infof("PostgreSQL is back, process %d", postmaster.pid());
                keepRunning(serverSettings);
                return;
            } catch (IOException | IllegalStateException failed) {
                // What outlived the postmaster keeps its shared memory, and ends within a moment.
                LOG.errorf("attempt %d of %d: %s", attempt, REVIVALS, failed.getMessage());
            }
        }
        LOG.fatalf("PostgreSQL stays down; start Weir again when the cause is gone. See %s", log(data));
    }

    /** The server that runs on {@code data} now; empty if none does. */
    public static Optional<EmbeddedPostgres> join(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            // First line: process id; fourth: port. https://www.postgresql.org/docs/17/storage-file-layout.html
            List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
            if (lines.size() < 4) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(3).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .map(process -> new EmbeddedPostgres(data, port, process))
                    .filter(server -> server.servesFrom(data));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NumberFormatException beingWritten) {
            return Optional.empty();
        }
    }

    private boolean servesFrom(Path data) {
        try (var connection = DriverManager.getConnection(url("postgres"), SUPERUSER, "");
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show data_directory")) {
            return answer.next() && Path.of(answer.getString(1)).toRealPath().equals(data.toRealPath());
        } catch (SQLException | IOException notOurs) {
            return false;
        }
    }

    /** The database {@code name}, made if it is not there. */
    public DatabaseAddress database(String name) {
        try (var connection = DriverManager.getConnection(url("postgres"), SUPERUSER, "");
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!found.next()) {
                statement.execute("create database " + name);
            }
            return new DatabaseAddress(url(name), SUPERUSER, "");
        } catch (SQLException failed) {
            throw new IllegalStateException("PostgreSQL on port " + port + " cannot make the database " + name, failed);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public synchronized long pid() {
        return postmaster.pid();
    }

    /** Stops the server as {@code pg_ctl stop -m fast} does: open transactions are rolled back. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            // SIGINT is PostgreSQL's fast shutdown; ProcessHandle can send SIGTERM only, which waits for all clients.
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            postmaster.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failed) {
            LOG.warnf("PostgreSQL (process %d) does not stop: %s", postmaster.pid(), failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static java.io.File log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log").toFile();
    }

    /** The embedded PostgreSQL did not come up. */
    public static final class CannotStart extends IllegalStateException {
        CannotStart(Path data, @org.jspecify.annotations.Nullable Exception cause) {
            super(
                    "The embedded PostgreSQL did not start on " + data
                            + (cause == null ? "" : ": " + cause.getMessage()) + ". See " + log(data)
                            + ", or set WEIR_DB_URL to a PostgreSQL of yours.",
                    cause);
        }
    }
}
