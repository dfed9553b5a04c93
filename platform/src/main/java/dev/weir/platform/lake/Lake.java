package dev.weir.platform.lake;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A data lake, or the part of one, that Weir looks after.
 *
 * @param name as people call it: {@code acme}
 * @param pins what its owner says of folders, instead of what their files tell
 */
public record Lake(UUID id, String name, LakePath root, S3Access s3, List<Pin> pins, Instant createdAt) {
    public Lake {
        pins = List.copyOf(pins);
    }
}
