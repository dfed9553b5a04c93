package dev.weir.format.storage;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The whole of an object. Tells a store that breaks off from a file that is broken: the former is a {@link StorageFailed}, so
 * that what parsers throw as an {@link IOException} is always the file's fault.
 */
public final class LakeInput extends FilterInputStream {

    private final String place;

    private LakeInput(String place, InputStream in) {
        super(in);
        this.place = place;
    }

    public static LakeInput open(LakeStore store, LakeObject object) {
        return new LakeInput(object.location().value(), store.open(object.location()));
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException brokeOff) {
            throw unreachable(brokeOff);
        }
    }

    @Override
    public int read(byte[] to, int from, int length) {
        try {
            return super.read(to, from, length);
        } catch (IOException brokeOff) {
            throw unreachable(brokeOff);
        }
    }

    @Override
    public long skip(long count) {
        try {
            return super.skip(count);
        } catch (IOException brokeOff) {
            throw unreachable(brokeOff);
        }
    }

    private StorageFailed unreachable(IOException brokeOff) {
        return new StorageFailed(StorageFailed.Kind.UNREACHABLE, place, "broke off: " + brokeOff.getMessage());
    }
}
