package dev.weir.policy.lakeformation.aws;

import java.util.Properties;
import org.junit.jupiter.api.AfterEach;

/** The fake, which has no deviations that we know. */
class FakeLakeFormationTest extends LakeFormationContract {

    private final FakeLakeFormation fake = new FakeLakeFormation();
    private final Syncing syncing = Syncing.with(fake);

    @AfterEach
    void close() {
        syncing.close();
        fake.close();
    }

    @Override
    Syncing syncing() {
        return syncing;
    }

    @Override
    void table(String database, String table) {
        fake.table(database, table, COLUMNS.toArray(String[]::new));
    }

    @Override
    String person() {
        return "arn:aws:iam::" + FakeLakeFormation.ACCOUNT + ":user/ann";
    }

    @Override
    Properties deviations() {
        return new Properties();
    }
}
