package dev.weir.platform.storage;

/** The store behind each place. */
public interface LakeStores {

    /** @param s3 how to reach the bucket; not looked at for a {@code file:} path */
    LakeStore of(LakePath root, S3Access s3);
}
