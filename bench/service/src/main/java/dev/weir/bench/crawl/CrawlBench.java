package dev.weir.bench.crawl;

import dev.weir.bench.Bench;
import dev.weir.bench.Cost;
import dev.weir.bench.Figures;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.bench.service.RunningService;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.file.FileLakeStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Runs the crawl benchmarks. Their bars are those of the crawl's own issue. */
public final class CrawlBench {

    private static final double LISTING = 0.9;
    private static final double FOOTERS = 0.8;
    private static final double RECRAWL = 1.15;

    private static final int PAIRS = 5;
    // As many files on both sides: the code is cold at first, in this JVM as in the service's.
    private static final int FILES_FOR_WARMTH = 80_000;
    private static final int WARM_UPS_HERE = 5;
    private static final List<Integer> SIZES = List.of(10_000, 100_000);
    private static final List<Integer> LARGE_SIZES = List.of(1_000_000, 2_000_000);

    private final LakeStore store = new FileLakeStore();
    private final Results results;
    private final GeneratedLake lake;
    private final RunningService service;
    // As many as a crawl of a folder has.
    private final int threads = 2 * Runtime.getRuntime().availableProcessors();

    private CrawlBench(Results results, GeneratedLake lake, RunningService service) {
        this.results = results;
        this.lake = lake;
        this.service = service;
    }

    /** @param args which parts: folder, bucket, gateway; all if there are none */
    public static void main(String[] args) throws Exception {
        List<String> parts = args.length == 0 ? List.of("folder", "bucket", "gateway") : List.of(args);
        Bench bench = Bench.ofSystemProperties();
        Path scratch = bench.scratch().resolve("crawl");
        RunningService.delete(scratch);
        Results results = new Results(System.out, bench.commit());
        GeneratedLake lake = GeneratedLake.in(scratch);
        Path file = lake.patterns().get(0);
        if (parts.contains("folder")) {
            folder(bench.root(), scratch, lake, results);
        }
        if (parts.contains("bucket")) {
            BucketBench.measure(bench.root(), scratch, file, results);
        }
        if (parts.contains("gateway")) {
            GatewayBench.measure(bench.root(), scratch, file, results, System.out);
        }
        if (args.length == 0) {
            results.write(bench.resultsOf("crawl"));
        } else {
            results.merge(bench.resultsOf("crawl"));
        }
        RunningService.delete(scratch);
    }

    private static void folder(Path root, Path scratch, GeneratedLake lake, Results results) throws Exception {
        try (RunningService service = RunningService.start(root, scratch.resolve("home"))) {
            service.register("bench", lake.root());
            for (int size : SIZES) {
                new CrawlBench(results, lake, service).measure(size);
            }
            for (int size : LARGE_SIZES) {
                new CrawlBench(results, lake, service).measureLarge(size);
            }
        }
    }

    private void measure(int size) throws Exception {
        String files = Figures.text(size) + " files";
        List<String> names = IntStream.range(0, warmUps(size) + PAIRS)
                .mapToObj(i -> "lake" + size + "-" + i)
                .toList();
        for (String name : names) {
            lake.grow(name, size);
        }
        Path first = lake.root().resolve(names.get(0));
        listing(files, first, size, WARM_UPS_HERE, PAIRS);
        footers(files, first);
        firstCrawl(files, names, first, size);
        recrawl(files, names.get(0), first, size, warmUps(size) + WARM_UPS_HERE, PAIRS);
    }

    /** Everything is warm by now, and each run is long. */
    private void measureLarge(int size) throws Exception {
        String files = Figures.text(size) + " files";
        String name = "lake" + size;
        Path folder = lake.grow(name, size);
        listing(files, folder, size, 1, PAIRS);
        results.add(
                "first crawl of " + files + ", all footers",
                service.crawl("bench", name + "/", size).wallSeconds(),
                "s",
                Better.LOWER);
        recrawl(files, name, folder, size, 1, PAIRS);
    }

    private static int warmUps(int size) {
        return Math.max(1, FILES_FOR_WARMTH / size);
    }

    private void listing(String files, Path folder, int size, int warmUps, int howMany) throws Exception {
        Pairs pairs = Pairs.measure(
                warmUps,
                howMany,
                () -> Cost.of(() -> BareWalk.over(folder, size)),
                () -> Cost.of(() -> list(folder, size)));
        results.add(
                "listing " + files + ", rate against a bare walk's",
                pairs.ratio(Cost::wallSeconds),
                "x",
                Better.HIGHER,
                LISTING);
        results.add("listing " + files, size / pairs.medianOfB(Cost::wallSeconds), "files/s", Better.HIGHER);
    }

    private void list(Path folder, int size) {
        AtomicLong found = new AtomicLong();
        store.list(new LakePath("file://" + folder), object -> found.incrementAndGet());
        if (found.get() != size) {
            throw new IllegalStateException("found " + found + " files of " + size);
        }
    }

    private Footers footers(Path folder) {
        List<LakeObject> objects = new ArrayList<>();
        store.list(new LakePath("file://" + folder), objects::add);
        return new Footers(store, objects, threads);
    }

    private void footers(String files, Path folder) throws Exception {
        Footers footers = footers(folder);
        Pairs pairs = Pairs.measure(WARM_UPS_HERE, PAIRS, () -> Cost.of(footers::bare), () -> Cost.of(footers::byWeir));
        results.add(
                "footers of " + files + ", rate against a bare loop's, " + threads + " threads",
                pairs.ratio(Cost::wallSeconds),
                "x",
                Better.HIGHER,
                FOOTERS);
    }

    /** Each pair has a tree that was never crawled. */
    private void firstCrawl(String files, List<String> names, Path any, int size) throws Exception {
        Iterator<String> fresh = names.iterator();
        Footers footers = footers(any);
        Pairs pairs = Pairs.measure(
                warmUps(size),
                PAIRS,
                () -> Cost.of(footers::bare),
                () -> service.crawl("bench", fresh.next() + "/", size));
        results.add(
                "first crawl of " + files + ", rate against the bare footer loop's",
                pairs.ratio(Cost::wallSeconds),
                "x",
                Better.HIGHER,
                FOOTERS);
        results.add("first crawl of " + files, size / pairs.medianOfB(Cost::wallSeconds), "files/s", Better.HIGHER);
    }

    private void recrawl(String files, String name, Path folder, int size, int warmUps, int howMany) throws Exception {
        Pairs pairs = Pairs.measure(
                warmUps,
                howMany,
                () -> service.crawl("bench", name + "/", size),
                () -> Cost.of(() -> BareWalk.over(folder, size)));
        results.add(
                "recrawl of " + files + ", unchanged, time against a bare walk's",
                pairs.ratio(Cost::wallSeconds),
                "x",
                Better.LOWER,
                RECRAWL);
        results.add("recrawl of " + files + ", unchanged", pairs.medianOfA(Cost::wallSeconds), "s", Better.LOWER);
    }
}
