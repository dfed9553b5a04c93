package dev.weir.platform.storage;

import java.time.Instant;

/** @param etag changes when the content does; comparable only with earlier etags of the same location */
public record LakeObject(ObjectLocation location, long bytes, String etag, Instant modified) {}
