package dev.weir.policy.lakeformation.aws;

import java.time.Duration;

/**
 * How the target calls.
 *
 * @param catalog the account's id; empty to take it from the caller's identity
 * @param attempts of one call, in all
 * @param firstPause before the second attempt, at most; it doubles
 * @param longestPause of all pauses
 * @param readers how many calls read tags at once
 */
public record LakeFormationSettings(
        String catalog, int attempts, Duration firstPause, Duration longestPause, int readers) {

    public static LakeFormationSettings usual() {
        return new LakeFormationSettings("", 8, Duration.ofMillis(200), Duration.ofSeconds(20), 4);
    }
}
