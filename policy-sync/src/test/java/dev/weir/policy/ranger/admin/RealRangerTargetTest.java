package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.RangerService;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/**
 * Against a real Ranger Admin with a Trino service: set {@code WEIR_RANGER_URL}, {@code WEIR_RANGER_USER} and {@code
 * WEIR_RANGER_PASSWORD}, and {@code WEIR_RANGER_SERVICE} and {@code WEIR_RANGER_TAG_SERVICE} if they are not called {@code
 * lake_trino} and {@code lake_tags}. It needs the users {@code alice} and {@code bob} and the group {@code analysts}.
 */
class RealRangerTargetTest extends RangerTargetContract {

    @BeforeEach
    void onlyWithARealAdmin() {
        Assumptions.assumeTrue(
                System.getenv("WEIR_RANGER_URL") != null,
                "SKIPPED: not held against a real Ranger Admin, since WEIR_RANGER_URL is not set");
    }

    @Override
    RangerService service() {
        return new RangerService(
                setting("WEIR_RANGER_SERVICE", "lake_trino"), setting("WEIR_RANGER_TAG_SERVICE", "lake_tags"), "lake");
    }

    @Override
    AdminConnection connection() {
        return new AdminConnection(
                URI.create(setting("WEIR_RANGER_URL", "")),
                setting("WEIR_RANGER_USER", "admin"),
                setting("WEIR_RANGER_PASSWORD", ""));
    }

    private static String setting(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
    }
}
