package dev.weir.bench.lineage;

import dev.weir.bench.Bench;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.bench.service.RunningService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how fast events come in: kept, acknowledged, and in the graph. The senders share the machine. */
public final class IngestBench {

    private static final double EVENTS_PER_SECOND = 1_500;
    private static final double ACKNOWLEDGED_MILLIS = 250;

    private static final int BATCH = 100;
    private static final int SENDERS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int SINGLES_PER_SECOND = 500;
    private static final int MOST_AT_ONCE = 256;
    private static final double PERCENTILE = 0.99;
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Results results;
    private final GeneratedEvents events = new GeneratedEvents();
    private final HttpClient http = HttpClient.newHttpClient();

    private IngestBench(Results results) {
        this.results = results;
    }

    public static void main(String[] args) throws Exception {
        Bench bench = Bench.ofSystemProperties();
        Path scratch = bench.scratch().resolve("lineage");
        RunningService.delete(scratch);
        Files.createDirectories(scratch);
        Results results = new Results(System.out, bench.commit());
        try (RunningService service = RunningService.start(bench.root(), scratch.resolve("home"))) {
            new IngestBench(results).run(service);
        }
        results.merge(bench.resultsOf("lineage"));
        RunningService.delete(scratch);
    }

    private void run(RunningService service) throws Exception {
        send(service, WARM_UP);
        folded(service);

        long begin = System.nanoTime();
        long sent = send(service, MEASURED);
        double acknowledged = (System.nanoTime() - begin) / NANOS;
        folded(service);
        double folded = (System.nanoTime() - begin) / NANOS;
        String what = "events of %d KB in batches of 100".formatted(Math.round(events.bytes() / 1024.0));
        results.add(
                "lineage: " + what + ", a second, until all are in the graph",
                sent / folded,
                "events/s",
                Better.HIGHER,
                EVENTS_PER_SECOND);
        results.add("lineage: " + what + ", a second, acknowledged", sent / acknowledged, "events/s", Better.HIGHER);

        singles(service, WARM_UP);
        List<Long> latencies = singles(service, MEASURED);
        Collections.sort(latencies);
        results.add(
                "lineage: 500 single events a second, acknowledged, p99",
                latencies.get((int) (latencies.size() * PERCENTILE)) / NANOS_PER_MILLI,
                "ms",
                Better.LOWER,
                ACKNOWLEDGED_MILLIS);
        results.add(
                "lineage: 500 single events a second, acknowledged, median",
                latencies.get(latencies.size() / 2) / NANOS_PER_MILLI,
                "ms",
                Better.LOWER);
        begin = System.nanoTime();
        folded(service);
        results.add(
                "lineage: 500 single events a second, the graph behind at the end",
                (System.nanoTime() - begin) / NANOS,
                "s",
                Better.LOWER);
    }

    private HttpResponse<String> post(RunningService service, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.client().address() + "/api/v1/lineage" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** As many as are taken, from a few senders that wait for each answer. */
    private long send(RunningService service, Duration lasts) throws Exception {
        long end = System.nanoTime() + lasts.toNanos();
        AtomicLong sent = new AtomicLong();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            running.add(senders.submit(() -> {
                while (System.nanoTime() < end) {
                    StringBuilder batch = new StringBuilder("[");
                    for (int n = 0; n < BATCH; n++) {
                        batch.append(n == 0 ? "" : ",").append(events.next());
                    }
                    int status = post(service, "/batch", batch.append(']').toString())
                            .statusCode();
                    if (status == 503) {
                        Thread.sleep(1000);
                    } else if (status == 204) {
                        sent.addAndGet(BATCH);
                    } else {
                        throw new IllegalStateException("a batch was answered " + status);
                    }
                }
                return null;
            }));
        }
        for (Future<?> sender : running) {
            sender.get();
        }
        senders.shutdown();
        return sent.get();
    }

    /** At a fixed rate, whether answers come or not: nanoseconds from when an event should have been sent to its answer. */
    private List<Long> singles(RunningService service, Duration lasts) throws Exception {
        List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
        ExecutorService senders = Executors.newFixedThreadPool(MOST_AT_ONCE);
        Semaphore free = new Semaphore(MOST_AT_ONCE);
        long begin = System.nanoTime();
        long count = lasts.toSeconds() * SINGLES_PER_SECOND;
        for (long i = 0; i < count; i++) {
            long due = begin + i * (1_000_000_000L / SINGLES_PER_SECOND);
            long early = due - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            free.acquire();
            senders.submit(() -> {
                try {
                    int status = post(service, "", events.next()).statusCode();
                    latencies.add(status == 201 ? System.nanoTime() - due : Long.MAX_VALUE);
                } catch (Exception failed) {
                    latencies.add(Long.MAX_VALUE);
                } finally {
                    free.release();
                }
            });
        }
        senders.shutdown();
        if (!senders.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("answers do not come");
        }
        return latencies;
    }

    /** Waits until nothing waits. */
    private void folded(RunningService service) throws InterruptedException {
        while (service.client().get("/lineage/status").body().path("pending").asLong() > 0) {
            Thread.sleep(100);
        }
    }
}
