package dev.weir.platform.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.catalog.testing.LocalS3;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import java.io.InputStream;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3CopyTest {

    private static final int PART = 5 << 20;

    @Test
    void copiesWholeAndInPartsWithinTheStore() throws Exception {
        try (LocalS3 s3 = LocalS3.start();
                S3Client client = S3LakeStore.client(S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .region(Region.US_EAST_1)
                        .endpointOverride(URI.create(s3.endpoint()))
                        .forcePathStyle(true)
                        .credentialsProvider(SystemPropertyCredentialsProvider.create()))) {
            byte[] large = new byte[2 * PART + 17];
            new Random(7).nextBytes(large);
            s3.makeBucket("lake");
            s3.put("lake", "small", new byte[] {1, 2, 3});
            s3.put("lake", "large", large);
            S3LakeStore store = new S3LakeStore(client, PART);

            store.copy(at("small"), at("copies/small"));
            store.copy(at("large"), at("copies/large"));

            try (InputStream copy = store.open(at("copies/small"))) {
                assertThat(copy.readAllBytes()).containsExactly(1, 2, 3);
            }
            try (InputStream copy = store.open(at("copies/large"))) {
                assertThat(copy.readAllBytes()).isEqualTo(large);
            }
            assertThat(store.find(at("large"))).isPresent();
            assertThatThrownBy(() -> store.copy(at("gone"), at("copies/gone")))
                    .isInstanceOfSatisfying(StorageFailed.class, failed -> assertThat(failed.kind())
                            .isEqualTo(StorageFailed.Kind.NOT_FOUND));
        }
    }

    private static ObjectLocation at(String key) {
        return new ObjectLocation("s3://lake/" + key);
    }
}
