package dev.weir.policy.lakeformation.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;

/** The clients of one account and region. Credentials come from the SDK's default chain, never from the database. */
public record LakeFormationClients(LakeFormationClient lakeFormation, GlueClient glue) implements AutoCloseable {

    /**
     * Without the SDK's own retries: it repeats writes whose outcome is unknown.
     *
     * @param endpoint of both services, for tests and private endpoints; else AWS'
     */
    public static LakeFormationClients of(String region, Optional<String> endpoint) {
        return new LakeFormationClients(
                with(LakeFormationClient.builder(), region, endpoint)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                with(GlueClient.builder(), region, endpoint)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build());
    }

    private static <B extends AwsClientBuilder<B, C>, C> B with(B builder, String region, Optional<String> endpoint) {
        B at = builder.region(Region.of(region))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
        endpoint.map(URI::create).ifPresent(at::endpointOverride);
        return at;
    }

    @Override
    public void close() {
        lakeFormation.close();
        glue.close();
    }
}
