package dev.weir.catalog.glue.aws;

import dev.weir.catalog.glue.GlueCatalog;
import dev.weir.catalog.glue.GlueCatalogs.Address;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;

/** The real adapter at some address, which does not wait between attempts. */
public record TestGlue(GlueCatalog catalog, GlueClient client) implements AutoCloseable {

    public static TestGlue at(String endpoint) {
        GlueClient client = AwsGlueCatalogs.client(new Address("eu-central-1", Optional.of(endpoint)));
        Backoff backoff = new Backoff(4, Duration.ZERO, Duration.ZERO, pause -> {}, () -> 0);
        return new TestGlue(new AwsGlueCatalog(client, "eu-central-1", new GlueCalls(backoff)), client);
    }

    @Override
    public void close() {
        client.close();
    }
}
