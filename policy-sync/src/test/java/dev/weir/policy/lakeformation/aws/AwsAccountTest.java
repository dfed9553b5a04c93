package dev.weir.policy.lakeformation.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The same against a real account: {@code WEIR_AWS_ACCOUNT_TEST} is the ARN of a principal to whom grants may be given, and the
 * default credentials are an administrator's of a data lake made for tests. Databases {@code weir_…} are made and stay.
 */
@EnabledIfEnvironmentVariable(
        named = "WEIR_AWS_ACCOUNT_TEST",
        matches = "arn:.+",
        disabledReason = "no account to try it on")
class AwsAccountTest extends LakeFormationContract {

    private static Syncing syncing;

    @BeforeAll
    static void start() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        String region = System.getenv().getOrDefault("AWS_REGION", "eu-central-1");
        syncing = Syncing.at(region, Optional.empty(), "", 8, Duration.ofMillis(500));
    }

    @AfterAll
    static void stop() {
        if (syncing != null) {
            syncing.close();
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
        return System.getenv().getOrDefault("WEIR_AWS_ACCOUNT_TEST", "");
    }

    @Override
    Properties deviations() {
        return new Properties();
    }
}
