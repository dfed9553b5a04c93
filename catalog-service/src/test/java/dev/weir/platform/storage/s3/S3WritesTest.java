package dev.weir.platform.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.catalog.testing.FakeS3;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3WritesTest {

    private static final int PART = 5 << 20;

    @Test
    void copiesWholeAndInPartsWithinTheStore() throws Exception {
        try (LocalS3 s3 = LocalS3.start();
                S3Client client = client(s3.endpoint())) {
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

    @Test
    void ofManyWhoCreateAnObjectAtOnceOneSucceeds() throws Exception {
        try (FakeS3 s3 = FakeS3.start();
                S3Client client = client(s3.endpoint())) {
            S3LakeStore store = new S3LakeStore(client);

            List<Boolean> created = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(writer -> store.writeNew(at("t/v1.json"), new byte[] {(byte) writer}))
                    .toList();

            assertThat(created).containsOnlyOnce(true);
            assertThat(store.range(at("t/v1.json"), 0, 9)).hasSize(1).containsExactly((byte) created.indexOf(true));
            List<String> left = new ArrayList<>();
            store.list(
                    new LakePath("s3://lake/"),
                    object -> left.add(object.location().value()));
            assertThat(left).as("the probe is gone").containsExactly("s3://lake/t/v1.json");
        }
    }

    @Test
    void createsNothingOverWhatIsThere() throws Exception {
        try (LocalS3 s3 = LocalS3.start();
                S3Client client = client(s3.endpoint())) {
            s3.makeBucket("lake");
            S3LakeStore store = new S3LakeStore(client);

            assertThat(store.writeNew(at("t/v1.json"), new byte[] {1})).isTrue();
            assertThat(store.writeNew(at("t/v1.json"), new byte[] {2})).isFalse();

            assertThat(store.range(at("t/v1.json"), 0, 9)).containsExactly(1);
        }
    }

    @Test
    void aStoreThatIgnoresTheConditionIsNotTrusted() throws Exception {
        HttpServer careless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Set<String> written = ConcurrentHashMap.newKeySet();
        careless.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("PUT")) {
                written.add(exchange.getRequestURI().getPath());
            } else {
                written.remove(exchange.getRequestURI().getPath());
            }
            exchange.getResponseHeaders().add("ETag", "\"e\"");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        careless.start();
        try (S3Client client =
                client("http://127.0.0.1:" + careless.getAddress().getPort())) {
            assertThatThrownBy(() -> new S3LakeStore(client).writeNew(at("t/v1.json"), new byte[1]))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("does not know If-None-Match");
            assertThat(written).isEmpty();
        } finally {
            careless.stop(0);
        }
    }

    private static S3Client client(String endpoint) {
        return S3LakeStore.client(S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create(endpoint))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test-key", "test-secret"))));
    }

    private static ObjectLocation at(String key) {
        return new ObjectLocation("s3://lake/" + key);
    }
}
