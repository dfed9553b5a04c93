package dev.weir.bench.crawl;

import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.s3.S3LakeStore;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The least that lists a bucket by the AWS SDK: page after page over one connection, and each object's size. */
final class BareS3 implements AutoCloseable {

    static final String KEY = "bench";
    static final String SECRET = "bench-secret";

    private final S3Client s3;
    private final S3Client ofWeir;
    private final String bucket;

    BareS3(URI endpoint, String bucket) {
        this.bucket = bucket;
        this.s3 = client(endpoint).build();
        this.ofWeir = S3LakeStore.client(client(endpoint));
    }

    private static S3ClientBuilder client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .httpClient(UrlConnectionHttpClient.create())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }

    S3Client client() {
        return s3;
    }

    /** Weir's way to the same endpoint. */
    LakeStore weir() {
        return new S3LakeStore(ofWeir);
    }

    /** @throws IllegalStateException if it did not find {@code expected} objects */
    void list(String prefix, long expected) {
        long seen = 0;
        for (S3Object object : s3.listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(prefix))
                .contents()) {
            seen += object.size() > 0 ? 1 : 0;
        }
        if (seen != expected) {
            throw new IllegalStateException("listed " + seen + " objects of " + expected);
        }
    }

    @Override
    public void close() {
        s3.close();
        ofWeir.close();
    }
}
