package dev.weir.policy.ranger.admin;

import java.net.URI;
import java.time.Duration;

/**
 * Where a Ranger Admin is, and as whom Weir speaks to it.
 *
 * @param url such as {@code https://ranger.example:6182}, without the path of the API
 * @param user with the role of an administrator; less is not enough to read or write tags
 * @param timeout for one answer
 * @param attempts how often a request is tried when the Admin is busy or broken
 * @param pause before the second attempt; it doubles
 * @param pageSize how many objects are asked for at once
 */
public record AdminConnection(
        URI url, String user, String password, Duration timeout, int attempts, Duration pause, int pageSize) {
    private static final int PAGE_SIZE = 1000;

    public AdminConnection(URI url, String user, String password) {
        this(url, user, password, Duration.ofSeconds(60), 4, Duration.ofMillis(500), PAGE_SIZE);
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
