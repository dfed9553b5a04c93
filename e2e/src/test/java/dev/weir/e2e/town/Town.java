package dev.weir.e2e.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A service with its PostgreSQL, one worker or more, and a lake: all of one home, with leases of seconds. */
public final class Town implements AutoCloseable {

    /** The name of its lake. */
    public static final String LAKE = "town";

    /** How long the processes may take for one step, on a slow machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String STEPS = String.join(
            ",",
            "batch.received",
            "run.claimed",
            "report.received",
            "report.kept",
            "publish.claimed",
            "publish.moved.1",
            "publish.moved",
            "publish.manifest",
            "publish.cleaned",
            "publish.finished",
            "release.begun",
            "release.claimed",
            "release.moved.1",
            "release.moved",
            "release.manifest",
            "release.cleaned",
            "release.finished",
            "crawl.shard.4",
            "claimed",
            "evaluated",
            "half-written",
            "written");

    private final Path home;
    private final Path logs;
    private final int port = freePort();
    private final Api api = new Api(port);
    private final Checkpoints checkpoints;
    private final Map<String, Started> workers = new LinkedHashMap<>();
    private final Thread atExit;
    private Started service;

    private Town(String name) {
        this.home = Build.OUTPUT.resolve("homes/" + name);
        this.logs = Build.OUTPUT.resolve("logs/" + name);
        delete(home);
        delete(logs);
        try {
            Files.createDirectories(lake());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.checkpoints = new Checkpoints(home.resolve("checkpoints"));
        this.atExit = new Thread(new Postgres(home)::killIfItRuns);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** With a service that is ready and a worker called {@code worker}. */
    static Town open(String name) {
        Town town = new Town(name);
        town.startService();
        town.startWorker("worker");
        town.api.post("/api/v1/lakes", Map.of("name", LAKE, "root", "file://" + town.lake() + "/"));
        return town;
    }

    public Api api() {
        return api;
    }

    /** Of the service. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Path lake() {
        return home.resolve("lake");
    }

    public Started service() {
        return service;
    }

    public Started worker(String name) {
        return workers.get(name);
    }

    public Postgres postgres() {
        return new Postgres(home);
    }

    /** Returns when it is ready. */
    public void startService() {
        service = Started.start(
                "service",
                Build.service(port),
                Map.of(
                        "WEIR_HOME", home.toString(),
                        "WEIR_RUN_LEASE", "2s",
                        "WEIR_RUN_HEARTBEAT", "0.5s",
                        "WEIR_RUN_POLL", "0.1s",
                        "WEIR_BATCH_PUBLISH_LEASE", "2s",
                        "WEIR_BATCH_RETRY_AFTER", "1s",
                        "WEIR_CRAWL_LEASE", "2s",
                        "WEIR_CRAWL_LISTERS", "1",
                        "WEIR_FAILPOINTS", STEPS,
                        "WEIR_FAILPOINT_DIR", home.resolve("checkpoints").toString()),
                logs.resolve("service.log"));
        awaitReady();
    }

    /** Waits until the service can work: it and PostgreSQL are there. */
    public void awaitReady() {
        Eventually.holds("the service to be ready, see " + logs, PATIENCE, () -> {
            service.requireAlive();
            return api.ready();
        });
    }

    /** Returns at once: it takes some seconds until it asks for work. */
    public void startWorker(String name) {
        workers.put(
                name,
                Started.start(
                        name,
                        Build.worker(),
                        Map.of(
                                "WEIR_HOME",
                                home.toString(),
                                "WEIR_URL",
                                url(),
                                "WEIR_WORKER_NAME",
                                name,
                                "WEIR_FAILPOINTS",
                                STEPS,
                                "WEIR_FAILPOINT_DIR",
                                home.resolve("checkpoints").toString()),
                        logs.resolve(name + ".log")));
    }

    /** Waits until it asks for work. */
    public void awaitWorker(String name) {
        Eventually.holds("the " + name + " to be live", PATIENCE, () -> {
            worker(name).requireAlive();
            return Stream.of(api.get("/api/v1/workers?limit=500").path("items"))
                    .flatMap(items ->
                            Stream.iterate(0, i -> i < items.size(), i -> i + 1).map(items::get))
                    .anyMatch(live -> live.path("name").asText().equals(name)
                            && live.path("state").asText().equals("live"));
        });
    }

    /**
     * Runs {@code meanwhile} while a process stands still at a step.
     *
     * @param step with the kind of process, such as {@code worker.written}
     */
    public void at(String step, Runnable begin, Runnable meanwhile) {
        checkpoints.hold(step);
        try {
            begin.run();
            checkpoints.awaitReached(PATIENCE);
            meanwhile.run();
        } finally {
            checkpoints.release();
        }
    }

    @Override
    public void close() {
        checkpoints.close();
        workers.values().forEach(Started::close);
        if (service != null) {
            service.close();
        }
        postgres().killIfItRuns();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also what is below it; harmless if it is not there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
