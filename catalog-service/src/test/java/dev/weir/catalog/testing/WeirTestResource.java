package dev.weir.catalog.testing;

import static java.util.Map.entry;

import dev.weir.platform.database.DatabaseAddress;
import dev.weir.platform.testing.TestPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;

/** A database for the one boot of the service that all API tests share. Each test makes a lake of its own. */
public final class WeirTestResource implements QuarkusTestResourceLifecycleManager {

    /** A first administrator; the tests run in token mode, in which nobody is let in unasked. */
    public static final String ADMIN_TOKEN = "test-administrator-0123456789abcdef";

    @Override
    public Map<String, String> start() {
        DatabaseAddress database = TestPostgres.freshDatabase();
        String hooks = "http://127.0.0.1:" + freePort();
        return Map.ofEntries(
                entry("quarkus.datasource.jdbc.url", database.url()),
                entry("quarkus.datasource.username", database.user()),
                entry("quarkus.datasource.password", database.password()),
                entry("weir.auth.mode", "token"),
                entry("weir.auth.admin-token", ADMIN_TOKEN),
                // What a test cuts off is soon taken up again.
                entry("weir.batch.publish-lease", "1s"),
                // Nobody listens there but WebhookApiTest; what other tests cause is soon given up.
                entry("weir.webhook.attempts", "3"),
                entry("weir.webhook.first-pause", "10ms"),
                entry("weir.webhook.hook.signed.url", hooks + "/signed"),
                entry("weir.webhook.hook.signed.secret", "test-webhook-secret"),
                entry(
                        "weir.webhook.hook.signed.events",
                        "incident.opened,incident.closed,batch.published,batch.quarantined,batch.held"),
                entry("weir.webhook.hook.slack.url", hooks + "/slack"),
                entry("weir.webhook.hook.slack.kind", "slack"),
                entry("weir.webhook.hook.broken.url", hooks + "/broken"),
                entry("weir.webhook.hook.broken.secret", "test-webhook-secret"),
                entry("weir.search.folder", searchFolder()),
                // Likewise: nobody but OpenLineageApiTest.
                entry("weir.openlineage.url", "http://127.0.0.1:" + freePort() + "/lineage"),
                entry("weir.openlineage.api-key", "test-lineage-key"));
    }

    private static String searchFolder() {
        try {
            return Files.createTempDirectory("weir-search").toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        // The server ends with the build; see TestPostgres.
    }
}
