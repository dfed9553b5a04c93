package dev.weir.bench.crawl;

import dev.weir.bench.Cost;
import dev.weir.bench.Figures;
import dev.weir.bench.Growth;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.bench.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Crawls of a bucket of any size, against the least that lists it. */
final class BucketBench {

    private static final double LISTING = 0.9;
    private static final double RECRAWL = 1.15;
    /** What takes a tenth more than ten times as long for ten times as much is linear. */
    private static final double LINEAR = 1.04;

    private static final int PAIRS = 5;
    private static final int WARM_UPS = 8;
    private static final int MANY = 1_000_000;
    private static final List<Integer> SIZES = List.of(10_000, 100_000, MANY);
    private static final int LARGEST = 2_000_000;
    private static final int FLAT = 100_000;

    private final BareS3 bare;
    private final RunningService service;
    private final Results results;

    private BucketBench(BareS3 bare, RunningService service, Results results) {
        this.bare = bare;
        this.service = service;
        this.results = results;
    }

    /** @param file what each object of the bucket holds */
    static void measure(Path root, Path scratch, Path file, Results results) throws Exception {
        try (GeneratedBucket bucket = GeneratedBucket.start(Files.readAllBytes(file));
                BareS3 bare = new BareS3(bucket.endpoint(), GeneratedBucket.BUCKET);
                RunningService service = RunningService.start(root, scratch.resolve("bucket-home"), settings("1000"))) {
            service.register("bucket", GeneratedBucket.BUCKET, bucket.endpoint());
            BucketBench bench = new BucketBench(bare, service, results);
            bench.curve();
            bench.largest();
        }
    }

    /** One lister, and the same sampling at all sizes. */
    static Map<String, String> settings(String sampleFrom) {
        return Map.of(
                "WEIR_CRAWL_LISTERS",
                "1",
                "WEIR_CRAWL_SAMPLE_FILES_FROM",
                sampleFrom,
                "AWS_ACCESS_KEY_ID",
                BareS3.KEY,
                "AWS_SECRET_ACCESS_KEY",
                BareS3.SECRET);
    }

    private void curve() throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            crawl(GeneratedBucket.lake(SIZES.get(0), "warm" + i), SIZES.get(0));
        }
        Map<Integer, Double> first = new TreeMap<>();
        Map<Integer, Double> again = new TreeMap<>();
        for (int size : SIZES) {
            String objects = Figures.text(size) + " objects in a bucket";
            first.put(size, firstCrawls(size));
            results.add("first crawl of " + objects, first.get(size), "s", Better.LOWER);
            again.put(size, recrawls(size, objects));
        }
        results.add(
                "first crawls in a bucket, exponent of the time in the number of objects",
                Growth.exponent(first),
                "",
                Better.LOWER,
                LINEAR);
        results.add(
                "recrawls in a bucket, exponent of the time in the number of objects",
                Growth.exponent(again),
                "",
                Better.LOWER,
                LINEAR);
    }

    private double firstCrawls(int size) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < (size < MANY ? PAIRS : 1); i++) {
            seconds.add(
                    crawl(GeneratedBucket.lake(size, String.valueOf(i)), size).wallSeconds());
        }
        return Pairs.median(seconds);
    }

    private double recrawls(int size, String objects) throws Exception {
        String prefix = GeneratedBucket.lake(size, "0");
        Pairs pairs = Pairs.measure(
                size < MANY ? WARM_UPS : 0,
                PAIRS,
                () -> crawl(prefix, size),
                () -> Cost.of(() -> bare.list(prefix, size)));
        results.add(
                "recrawl of " + objects + ", unchanged, time against a bare listing's",
                pairs.ratio(Cost::wallSeconds),
                "x",
                Better.LOWER,
                RECRAWL);
        results.add(
                "listing " + objects + " by a recrawl, rate against a bare listing's",
                1 / pairs.ratio(Cost::wallSeconds),
                "x",
                Better.HIGHER,
                LISTING);
        double seconds = pairs.medianOfA(Cost::wallSeconds);
        results.add("recrawl of " + objects + ", unchanged", seconds, "s", Better.LOWER);
        return seconds;
    }

    private void largest() throws Exception {
        String heap = ", heap of at most 256 MB";
        results.add(
                "first crawl of 2,000,000 objects in a bucket" + heap,
                crawl(GeneratedBucket.lake(LARGEST, "0"), LARGEST).wallSeconds(),
                "s",
                Better.LOWER);
        results.add(
                "first crawl of one table of 2,000,000 objects in 1,000 partitions" + heap,
                crawl(GeneratedBucket.table(LARGEST), LARGEST).wallSeconds(),
                "s",
                Better.LOWER);
        results.add(
                "first crawl of one flat folder of 100,000 objects, all of them read" + heap,
                crawl(GeneratedBucket.flat(FLAT), FLAT).wallSeconds(),
                "s",
                Better.LOWER);
    }

    private Cost crawl(String prefix, int size) throws Exception {
        return service.crawl("bucket", prefix, size);
    }
}
