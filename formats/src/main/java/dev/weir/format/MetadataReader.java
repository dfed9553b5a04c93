package dev.weir.format;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;

/** Tells what is in the files of one format, from as few of their bytes as will do. Safe for many threads. */
public interface MetadataReader {

    /**
     * Whatever the bytes are, the answer is a reading, and memory is bounded.
     *
     * @throws dev.weir.platform.storage.StorageFailed if the store does not give the bytes
     */
    FileReading read(LakeStore store, LakeObject object);
}
