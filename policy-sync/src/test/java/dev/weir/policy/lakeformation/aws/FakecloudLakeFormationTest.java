package dev.weir.policy.lakeformation.aws;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same against fakecloud, a Lake Formation that others wrote: {@code cargo install fakecloud}. */
class FakecloudLakeFormationTest extends LakeFormationContract {

    private static final String ACCOUNT = "123456789012";
    private static OtherServer server;
    private static Syncing syncing;

    @BeforeAll
    static void start() throws Exception {
        server = OtherServer.start(
                "fakecloud", "cargo install fakecloud", port -> List.of("--addr", "127.0.0.1:" + port));
        syncing = Syncing.at("eu-central-1", Optional.of(server.endpoint()), ACCOUNT, 2, Duration.ZERO);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            syncing.close();
            server.close();
        }
    }

    @Override
    Syncing syncing() {
        return syncing;
    }

    @Override
    void table(String database, String table) {
        OtherServer.table(syncing.clients(), database, table, COLUMNS);
    }

    @Override
    String person() {
        return "arn:aws:iam::" + ACCOUNT + ":user/ann";
    }

    @Override
    Properties deviations() {
        return OtherServer.deviations("fakecloud-deviations.properties");
    }
}
