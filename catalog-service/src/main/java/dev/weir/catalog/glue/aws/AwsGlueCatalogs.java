package dev.weir.catalog.glue.aws;

import dev.weir.catalog.glue.GlueCatalog;
import dev.weir.catalog.glue.GlueCatalogs;
import dev.weir.catalog.glue.GlueSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;

/** One client for each address. Credentials come from the SDK's default chain, never from the database. */
@ApplicationScoped
class AwsGlueCatalogs implements GlueCatalogs {

    private final GlueSettings settings;
    private final Map<Address, GlueClient> clients = new ConcurrentHashMap<>();

    AwsGlueCatalogs(GlueSettings settings) {
        this.settings = settings;
    }

    @Override
    public GlueCatalog at(Address address) {
        Backoff backoff = new Backoff(
                settings.attempts(),
                settings.firstPause(),
                settings.longestPause(),
                pause -> Thread.sleep(pause.toMillis()),
                () -> ThreadLocalRandom.current().nextDouble());
        return new AwsGlueCatalog(
                clients.computeIfAbsent(address, AwsGlueCatalogs::client), address.region(), new GlueCalls(backoff));
    }

    /** Without the SDK's own retries: it repeats writes whose outcome is unknown. */
    static GlueClient client(Address address) {
        GlueClientBuilder builder = GlueClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(address.region()))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
        address.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    @PreDestroy
    void close() {
        clients.values().forEach(GlueClient::close);
    }
}
