package dev.weir.platform.storage;

import java.util.Optional;

/**
 * How to reach a lake's S3.
 *
 * @param endpoint of an S3-compatible store; empty for AWS
 * @param region empty for {@code us-east-1}
 * @param pathStyle bucket in the path instead of the host name
 */
public record S3Access(Optional<String> endpoint, Optional<String> region, boolean pathStyle) {

    public static final S3Access DEFAULT = new S3Access(Optional.empty(), Optional.empty(), false);
}
