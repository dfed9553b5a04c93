package dev.weir.format.storage;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.EOFException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object, read at any place. Reads near each other cost one request: what is fetched is whole blocks, of which the last
 * few are kept. Not safe for many threads.
 */
public final class ObjectBytes {

    private static final int BLOCK = 128 * 1024;
    private static final int BLOCKS_KEPT = 16;

    private final LakeStore store;
    private final LakeObject object;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(BLOCKS_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > BLOCKS_KEPT;
        }
    };

    public ObjectBytes(LakeStore store, LakeObject object) {
        this.store = store;
        this.object = object;
    }

    /** As the listing said. */
    public long length() {
        return object.bytes();
    }

    /**
     * Reads up to {@code count} bytes, at least one.
     *
     * @return how many were read; -1 at or behind the end
     * @throws EOFException if the object became shorter than the listing said
     * @throws dev.weir.platform.storage.StorageFailed if the store does not give the bytes
     */
    public int read(long at, byte[] to, int from, int count) throws EOFException {
        if (count == 0) {
            return 0;
        }
        if (at < 0 || at >= object.bytes()) {
            return -1;
        }
        long first = at / BLOCK;
        if (count > BLOCK && !blocks.containsKey(first)) {
            return large(at, to, from, count);
        }
        byte[] block = blocks.get(first);
        if (block == null) {
            block = fetch(first * BLOCK, BLOCK);
            blocks.put(first, block);
        }
        int inBlock = (int) (at - first * BLOCK);
        int taken = Math.min(count, block.length - inBlock);
        if (taken <= 0) {
            throw becameShorter();
        }
        System.arraycopy(block, inBlock, to, from, taken);
        return taken;
    }

    private int large(long at, byte[] to, int from, int count) throws EOFException {
        byte[] bytes = fetch(at, count);
        if (bytes.length == 0) {
            throw becameShorter();
        }
        System.arraycopy(bytes, 0, to, from, bytes.length);
        return bytes.length;
    }

    private byte[] fetch(long at, int count) {
        return store.range(object.location(), at, (int) Math.min(count, object.bytes() - at));
    }

    private EOFException becameShorter() {
        return new EOFException(object.location() + " became shorter while it was read");
    }
}
