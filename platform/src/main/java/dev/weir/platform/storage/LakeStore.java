package dev.weir.platform.storage;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects of one lake. Safe for many threads.
 *
 * <p>Every method throws {@link StorageFailed} if the store does not answer, or refuses.
 */
public interface LakeStore {

    /**
     * Gives each object below {@code folder} to {@code each}, in UTF-8 order of their keys, as the listing proceeds: memory
     * does not grow with their number. Nothing for a folder that is not there.
     */
    void list(LakePath folder, Consumer<LakeObject> each);

    /** Empty if there is none. */
    Optional<LakeObject> find(ObjectLocation location);

    /** The whole object; the caller closes it. */
    InputStream open(ObjectLocation location);

    /** The last {@code count} bytes, or all if there are fewer. */
    byte[] tail(ObjectLocation location, int count);

    /**
     * Moves an object, replacing what is at {@code to}. May be repeated: if {@code from} is gone and {@code to} is there,
     * nothing happens. Killed half-way, {@code to} is whole or absent, and {@code from} is there unless {@code to} is.
     */
    void move(ObjectLocation from, ObjectLocation to);

    /** Writes a small object at once: readers see the old one or the new one, whole. */
    void write(ObjectLocation location, byte[] content);

    /** Deletes one object; nothing happens if it is not there. */
    void delete(ObjectLocation location);

    /** Deletes everything below a folder; may be repeated. */
    void deleteBelow(LakePath folder);
}
