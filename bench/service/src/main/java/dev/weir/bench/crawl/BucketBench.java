package dev.weir.bench.crawl;

import dev.weir.bench.Cost;
import dev.weir.bench.Figures;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.bench.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Crawls of a bucket of any size, against the least that lists it. */
final class BucketBench {

    private static final double LISTING = 0.9;
    private static final double RECRAWL = 1.15;
    private static final int PAIRS = 5;
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int LARGEST = 2_000_000;

    private final S3Client s3;
    private final RunningService service;
    private final Results results;

    private BucketBench(S3Client s3, RunningService service, Results results) {
        this.s3 = s3;
        this.service = service;
        this.results = results;
    }

    /** @param file what each object of the bucket holds */
    static void measure(Path root, Path scratch, Path file, Results results) throws Exception {
        Map<String, String> settings = Map.of(
                "WEIR_CRAWL_LISTERS", "1", "AWS_ACCESS_KEY_ID", "bench", "AWS_SECRET_ACCESS_KEY", "bench-secret");
        try (GeneratedBucket bucket = GeneratedBucket.start(Files.readAllBytes(file));
                S3Client s3 = S3Client.builder()
                        .endpointOverride(bucket.endpoint())
                        .region(Region.US_EAST_1)
                        .forcePathStyle(true)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench-secret")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                RunningService service = RunningService.start(root, scratch.resolve("bucket-home"), settings)) {
            service.register("bucket", GeneratedBucket.BUCKET, bucket.endpoint());
            BucketBench bench = new BucketBench(s3, service, results);
            for (int size : SIZES) {
                bench.measure(size);
            }
            bench.largest();
        }
    }

    private void measure(int size) throws Exception {
        String objects = Figures.text(size) + " objects in a bucket";
        Cost first = crawl(size);
        results.add("first crawl of " + objects, first.wallSeconds(), "s", Better.LOWER);
        Pairs pairs = Pairs.measure(
                size < 1_000_000 ? 2 : 0, PAIRS, () -> crawl(size), () -> Cost.of(() -> bareListing(size)));
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
        results.add("recrawl of " + objects + ", unchanged", pairs.medianOfA(Cost::wallSeconds), "s", Better.LOWER);
    }

    private void largest() throws Exception {
        Cost first = crawl(LARGEST);
        String objects = Figures.text(LARGEST) + " objects in a bucket";
        results.add("first crawl of " + objects + ", heap of at most 256 MB", first.wallSeconds(), "s", Better.LOWER);
    }

    private Cost crawl(int size) throws Exception {
        return service.crawl("bucket", GeneratedBucket.lake(size), size);
    }

    private void bareListing(int size) {
        long seen = 0;
        for (S3Object object : s3.listObjectsV2Paginator(
                        request -> request.bucket(GeneratedBucket.BUCKET).prefix(GeneratedBucket.lake(size)))
                .contents()) {
            seen += object.size() > 0 ? 1 : 0;
        }
        if (seen != size) {
            throw new IllegalStateException("listed " + seen + " objects of " + size);
        }
    }
}
