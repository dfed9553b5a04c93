package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.RangerService;
import org.junit.jupiter.api.AfterEach;

class FakeRangerTargetTest extends RangerTargetContract {
    private final FakeRangerAdmin fake = new FakeRangerAdmin();

    FakeRangerTargetTest() {
        fake.addUser("alice");
        fake.addUser("bob");
        fake.addGroup("analysts");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Override
    RangerService service() {
        return new RangerService("lake_trino", "lake_tags", "lake");
    }

    @Override
    AdminConnection connection() {
        return fake.connection();
    }
}
