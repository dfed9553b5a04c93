package dev.weir.bench.service;

import dev.weir.bench.Cost;
import dev.weir.cli.launch.ChildProgram;
import dev.weir.cli.launch.Installation;
import dev.weir.cli.launch.WeirHome;
import dev.weir.cli.service.Crawl;
import dev.weir.cli.service.Lakes;
import dev.weir.cli.service.ServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as it was built, with the launcher's settings, in a home of its own. No worker unless one is asked for. */
public final class RunningService implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final double MILLIS = 1000.0;

    private final Process process;
    private final ServiceClient client;
    private final Duration readyAfter;

    private RunningService(Process process, ServiceClient client, Duration readyAfter) {
        this.process = process;
        this.client = client;
        this.readyAfter = readyAfter;
    }

    /**
     * Starts it and waits until it can work.
     *
     * @param root the folder of the repository
     * @param home the database stays there, for the next start
     */
    public static RunningService start(Path root, Path home) throws IOException, InterruptedException {
        return start(root, home, Map.of());
    }

    /** @param settings more environment variables: {@code WEIR_CRAWL_LISTERS} */
    public static RunningService start(Path root, Path home, Map<String, String> settings)
            throws IOException, InterruptedException {
        WeirHome weirHome = new WeirHome(home);
        weirHome.prepare();
        int port = freePort();
        ChildProgram program = new Installation(root).service(port, weirHome);
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(weirHome.log("service").toFile());
        builder.environment().putAll(program.environment());
        builder.environment().putAll(settings);
        long begin = System.nanoTime();
        Process process = builder.start();
        ServiceClient client = new ServiceClient(URI.create("http://127.0.0.1:" + port), null);
        while (!client.ready()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (!process.isAlive() || waited.compareTo(LONGEST_START) > 0) {
                process.destroy();
                throw new IllegalStateException("the service did not start; its log: " + weirHome.log("service"));
            }
            Thread.sleep(5);
        }
        return new RunningService(process, client, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** A worker for it, as it was built; the caller ends it, before the service. */
    public Process worker(Path root, Path home) throws IOException {
        WeirHome weirHome = new WeirHome(home);
        ChildProgram program = new Installation(root).worker(client.address(), weirHome);
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(weirHome.log("worker").toFile());
        builder.environment().putAll(program.environment());
        return builder.start();
    }

    public ServiceClient client() {
        return client;
    }

    public Duration readyAfter() {
        return readyAfter;
    }

    public long pid() {
        return process.pid();
    }

    /** Makes the folder known as a lake. */
    public void register(String lake, Path folder) {
        new Lakes(client, folder).register(lake, Lakes.rootOf(folder), Lakes.S3Store.NONE);
    }

    /** Makes a bucket known as a lake. */
    public void register(String lake, String bucket, URI endpoint) {
        new Lakes(client, Path.of("/"))
                .register(lake, "s3://" + bucket + "/", new Lakes.S3Store(endpoint.toString(), "us-east-1", true));
    }

    /** Crawls a part of a lake, and answers by the crawl's own clock. The CPU time is the service's. */
    public Cost crawl(String lake, String prefix, long objects) throws InterruptedException {
        Duration before = cpu();
        String id = client.post("/crawls", Map.of("lake", lake, "prefix", prefix))
                .as(Crawl.class)
                .id();
        Crawl crawl = client.get("/crawls/" + id).as(Crawl.class);
        while (!crawl.finished()) {
            // The crawl's own clock tells; to ask more often only takes from it.
            Thread.sleep(50);
            crawl = client.get("/crawls/" + id).as(Crawl.class);
        }
        if (!crawl.state().equals("completed") || crawl.progress().objectsListed() != objects) {
            throw new IllegalStateException("expected a crawl of " + objects + " objects, and got " + crawl);
        }
        return new Cost(crawl.elapsedMillis() / MILLIS, cpu().minus(before).toMillis() / MILLIS);
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends it and its PostgreSQL, as a SIGTERM does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the service (process " + process.pid() + ") does not stop");
        }
    }

    /** Deletes a folder that a benchmark made. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.walk(folder)) {
                for (Path path :
                        inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    // A PostgreSQL that is stopping tidies up, too.
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
