package dev.weir.cli.launch;

import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Progress;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Text;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A running service and its worker. Closing it, a Ctrl-C and a SIGTERM end both, the worker first, and wait for it. When one
 * of the two dies by itself, the other is not left alone: {@link #requireAlive} and {@link #watch} say which one it was.
 */
public final class Stack implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration WORKER_ENDS = Duration.ofSeconds(10);
    private static final Duration SERVICE_ENDS = Duration.ofSeconds(20);

    private final WeirHome home;
    private final URI url;
    private final Terminal terminal;
    private final LauncherLock lock;
    private final Child service;
    private final Child worker;
    private final Thread onSignal = new Thread(this::stopOnSignal, "stop");
    private boolean stopped;

    private Stack(WeirHome home, URI url, Terminal terminal, LauncherLock lock, Programs programs) {
        this.home = home;
        this.url = url;
        this.terminal = terminal;
        this.lock = lock;
        ChildProgram serviceProgram = programs.service(url.getPort(), home);
        ChildProgram workerProgram = programs.worker(url, home);
        this.service = Child.start(serviceProgram, home, url.toString());
        this.worker = Child.start(workerProgram, home, url.toString());
    }

    /**
     * Starts both and returns at once; the worker waits for the service by itself.
     *
     * @throws LaunchRefused if the home cannot be written, a launcher lives, the port is taken or nothing is built; then
     *     nothing was started
     */
    public static Stack start(Programs programs, WeirHome home, int port, Terminal terminal) {
        home.prepare();
        URI url = URI.create("http://127.0.0.1:" + port);
        LauncherLock lock = LauncherLock.acquire(home, url.toString());
        boolean started = false;
        try {
            List<String> ended = Leftovers.clean(home);
            if (!ended.isEmpty()) {
                terminal.err().println("Ended what an earlier weir left running: " + String.join(", ", ended) + ".");
            }
            Port.requireFree(port);
            Stack stack = new Stack(home, url, terminal, lock, programs);
            Runtime.getRuntime().addShutdownHook(stack.onSignal);
            started = true;
            return stack;
        } finally {
            if (!started) {
                Leftovers.clean(home);
                lock.close();
            }
        }
    }

    /** Ends a launcher that lives with this home, and whatever a killed one left. @return what was ended, maybe nothing */
    public static List<String> stopRunning(WeirHome home) {
        Optional<ProcessRecord> launcher = LauncherLock.running(home);
        launcher.flatMap(ProcessRecord::alive)
                .ifPresent(process ->
                        Ending.of(process, WORKER_ENDS.plus(SERVICE_ENDS).plusSeconds(10)));
        List<String> left = Leftovers.clean(home);
        return launcher.isPresent() ? List.of("service", "worker") : left;
    }

    /** The address of the service that a living launcher of this home started. */
    public static Optional<URI> runningAt(WeirHome home) {
        return LauncherLock.running(home).map(launcher -> URI.create(launcher.url()));
    }

    public URI url() {
        return url;
    }

    /** The address of the site, as people write it. */
    public String site() {
        return "http://localhost:" + url.getPort();
    }

    /** Waits until the service can work. @throws ChildDied if it, or the worker, ends meanwhile */
    public void awaitReady(ServiceClient client, Progress progress) {
        long begin = System.nanoTime();
        while (!client.ready()) {
            requireAlive();
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(READY) > 0) {
                throw new LaunchRefused(
                        "the service is not ready after " + Text.elapsed(waited) + ". Its log: " + home.log("service"));
            }
            progress.show("starting the service, " + Text.elapsed(waited));
            Pause.millis(100);
        }
        requireAlive();
    }

    /** @throws ChildDied if the service or the worker runs no more */
    public void requireAlive() {
        service.requireAlive();
        worker.requireAlive();
    }

    /** Blocks as long as both live. @throws ChildDied when one has ended */
    public void watch() {
        try {
            CompletableFuture.anyOf(service.ended(), worker.ended()).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot watch the service and the worker", e);
        }
        synchronized (this) {
            // After a signal they end because we end them.
            if (!stopped) {
                requireAlive();
            }
        }
    }

    private void stopOnSignal() {
        terminal.err().println();
        terminal.err().println("Stopping the worker and the service ...");
        stop();
        terminal.err().println("Stopped.");
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        worker.stop(WORKER_ENDS);
        service.stop(SERVICE_ENDS);
        // A service that was killed, by others or by our impatience, leaves its PostgreSQL behind.
        Leftovers.endPostgres(home);
        lock.close();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // The hook itself runs, since the process is ending.
        }
    }
}
