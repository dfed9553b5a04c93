package dev.weir.bench.crawl;

import dev.weir.bench.Cost;
import dev.weir.bench.Figures;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.bench.service.RunningService;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.sync.RequestBody;

/** Listing and recrawl against Ceph's object gateway: an S3 that nobody here wrote. Left out, loudly, where there is none. */
final class GatewayBench {

    private static final double LISTING = 0.9;
    private static final double RECRAWL = 1.15;
    private static final int PAIRS = 5;
    private static final int WARM_UPS = 3;
    private static final int WRITERS = 12;
    private static final List<Integer> SIZES = List.of(10_000, 100_000);
    private static final String BUCKET = "lake";
    private static final int PORT = 7480;
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:" + PORT);

    private final BareS3 bare;
    private final RunningService service;
    private final byte[] file;
    private final Results results;

    private GatewayBench(BareS3 bare, RunningService service, byte[] file, Results results) {
        this.bare = bare;
        this.service = service;
        this.file = file;
        this.results = results;
    }

    /** @param file what each object holds */
    static void measure(Path root, Path scratch, Path file, Results results, PrintStream out) throws Exception {
        if (!installed("ceph-mon", "ceph-osd", "radosgw")) {
            out.println("""

                    ########################################################################################
                    #  LEFT OUT: there is no radosgw here, so that nothing was measured against a real S3  #
                    #  Debian has it: apt-get install ceph-mon ceph-osd radosgw                            #
                    ########################################################################################
                    """);
            return;
        }
        Path home = scratch.resolve("radosgw");
        Path script = root.resolve("bench/peers/radosgw");
        Path log = scratch.resolve("radosgw.log");
        run(script, "start", home, log);
        try (BareS3 bare = new BareS3(ENDPOINT, BUCKET);
                RunningService service =
                        RunningService.start(root, scratch.resolve("radosgw-home"), BucketBench.settings("1000"))) {
            bare.client().createBucket(request -> request.bucket(BUCKET));
            service.register("radosgw", BUCKET, ENDPOINT);
            GatewayBench bench = new GatewayBench(bare, service, Files.readAllBytes(file), results);
            for (int size : SIZES) {
                bench.measure(size);
            }
        } finally {
            run(script, "stop", home, log);
        }
    }

    private static boolean installed(String... programs) {
        for (String program : programs) {
            if (!Files.isExecutable(Path.of("/usr/bin", program))) {
                return false;
            }
        }
        return true;
    }

    private static void run(Path script, String what, Path home, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(script.toString(), what, home.toString(), String.valueOf(PORT))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("radosgw does not " + what + ": see " + log);
        }
    }

    private void measure(int size) throws Exception {
        String prefix = "lake" + size + "/";
        fill(prefix, size);
        service.crawl("radosgw", prefix, size);
        String objects = Figures.text(size) + " objects of Ceph's gateway";
        LakeStore store = bare.weir();
        Pairs listing = Pairs.measure(
                WARM_UPS,
                PAIRS,
                () -> Cost.of(() -> bare.list(prefix, size)),
                () -> Cost.of(() -> list(store, prefix, size)));
        results.add(
                "listing " + objects + ", rate against a bare listing's",
                listing.ratio(Cost::wallSeconds),
                "x",
                Better.HIGHER,
                LISTING);
        results.add("listing " + objects, size / listing.medianOfB(Cost::wallSeconds), "objects/s", Better.HIGHER);
        Pairs recrawl = Pairs.measure(
                WARM_UPS,
                PAIRS,
                () -> service.crawl("radosgw", prefix, size),
                () -> Cost.of(() -> bare.list(prefix, size)));
        results.add(
                "recrawl of " + objects + ", unchanged, time against a bare listing's",
                recrawl.ratio(Cost::wallSeconds),
                "x",
                Better.LOWER,
                RECRAWL);
        results.add("recrawl of " + objects + ", unchanged", recrawl.medianOfA(Cost::wallSeconds), "s", Better.LOWER);
    }

    private static void list(LakeStore store, String prefix, int size) {
        AtomicLong found = new AtomicLong();
        store.list(new LakePath("s3://" + BUCKET + "/" + prefix), object -> found.incrementAndGet());
        if (found.get() != size) {
            throw new IllegalStateException("found " + found + " objects of " + size);
        }
    }

    private void fill(String prefix, int size) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> started = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                started.add(writers.submit(() -> {
                    for (int n = next.getAndIncrement(); n < size; n = next.getAndIncrement()) {
                        put(prefix + "t%03d/day=%02d/part-%02d.parquet".formatted(n / 1000, n / 100 % 10, n % 100));
                    }
                }));
            }
            for (Future<?> one : started) {
                one.get();
            }
        } finally {
            writers.shutdown();
        }
    }

    private void put(String key) {
        bare.client().putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(file));
    }
}
