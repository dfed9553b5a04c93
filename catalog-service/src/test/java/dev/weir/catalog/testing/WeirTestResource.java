package dev.weir.catalog.testing;

import dev.weir.platform.database.DatabaseAddress;
import dev.weir.platform.testing.TestPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A database for the one boot of the service that all API tests share. Each test makes a lake of its own. */
public final class WeirTestResource implements QuarkusTestResourceLifecycleManager {

    /** A first administrator; the tests run in token mode, in which nobody is let in unasked. */
    public static final String ADMIN_TOKEN = "test-administrator-0123456789abcdef";

    @Override
    public Map<String, String> start() {
        DatabaseAddress database = TestPostgres.freshDatabase();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password(),
                "weir.auth.mode", "token",
                "weir.auth.admin-token", ADMIN_TOKEN);
    }

    @Override
    public void stop() {
        // The server ends with the build; see TestPostgres.
    }
}
