package dev.weir.platform.storage.s3;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import dev.weir.platform.storage.S3Access;
import dev.weir.platform.storage.file.FileLakeStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** One client for each way to reach S3. Credentials come from the SDK's default chain, never from the database. */
@ApplicationScoped
class ConfiguredLakeStores implements LakeStores {

    private static final String CONNECTIONS = "http.maxConnections";
    private static final String DEFAULT_REGION = "us-east-1";

    private final S3Settings settings;
    private final FileLakeStore files = new FileLakeStore();
    private final Map<S3Access, Reached> reached = new ConcurrentHashMap<>();

    /** The store is kept, too: it remembers what it found out about the service behind the client. */
    private record Reached(S3Client client, LakeStore store) {}

    ConfiguredLakeStores(S3Settings settings) {
        this.settings = settings;
        // The JDK keeps five idle connections to a host, and a crawl has more readers: the others would connect each
        // time.
        if (System.getProperty(CONNECTIONS) == null) {
            System.setProperty(CONNECTIONS, "64");
        }
    }

    @Override
    public LakeStore of(LakePath root, S3Access s3) {
        return root.isS3() ? reached.computeIfAbsent(s3, this::reach).store() : files.of(root);
    }

    private Reached reach(S3Access access) {
        S3Client client = client(access);
        return new Reached(client, new S3LakeStore(client));
    }

    private S3Client client(S3Access access) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(access.region().orElse(DEFAULT_REGION)))
                .forcePathStyle(access.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.fromValue(settings.requestChecksumCalculation()))
                .responseChecksumValidation(
                        ResponseChecksumValidation.fromValue(settings.responseChecksumValidation()));
        access.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
        return S3LakeStore.client(builder);
    }

    @PreDestroy
    void close() {
        reached.values().forEach(each -> each.client().close());
    }
}
