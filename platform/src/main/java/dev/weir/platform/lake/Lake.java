package dev.weir.platform.lake;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import java.time.Instant;
import java.util.UUID;

/**
 * A data lake, or the part of one, that Weir looks after.
 *
 * @param name as people call it: {@code acme}
 */
public record Lake(UUID id, String name, LakePath root, S3Access s3, Instant createdAt) {}
