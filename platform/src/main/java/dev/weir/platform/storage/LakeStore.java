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
    default void list(LakePath folder, Consumer<LakeObject> each) {
        list(folder, KeyRange.ALL, each);
    }

    /** The same, for a stretch of the keys. */
    default void list(LakePath folder, KeyRange range, Consumer<LakeObject> each) {
        list(folder, range, each, unlisted -> {
            if (unlisted.why() == Unlisted.Why.REFUSED) {
                throw new StorageFailed(StorageFailed.Kind.REFUSED, unlisted.place(), unlisted.reason());
            }
        });
    }

    /** The same, and what was not gone into is told. {@code folder} itself must be listable. */
    void list(LakePath folder, KeyRange range, Consumer<LakeObject> each, Consumer<Unlisted> others);

    /**
     * Gives what is in {@code folder} itself: the objects to {@code objects}, and the folders that have some objects below
     * to {@code folders}. Each in UTF-8 order; nothing for a folder that is not there. What cannot be a folder, such as one
     * without a name, is given as the objects below it.
     */
    default void children(LakePath folder, Consumer<LakeObject> objects, Consumer<LakePath> folders) {
        children(folder, objects, folders, unlisted -> {});
    }

    /** The same, and what was not gone into is told. */
    void children(LakePath folder, Consumer<LakeObject> objects, Consumer<LakePath> folders, Consumer<Unlisted> others);

    /**
     * The same objects, for who is about to read {@code object}: {@code changed} is told, once or more, if what is given of it
     * is no longer what was listed. This costs no request; a store that cannot tell does not.
     */
    default LakeStore watching(LakeObject object, Runnable changed) {
        return this;
    }

    /** Empty if there is none. */
    Optional<LakeObject> find(ObjectLocation location);

    /** The whole object; the caller closes it. */
    InputStream open(ObjectLocation location);

    /** The last {@code count} bytes, or all if there are fewer. */
    byte[] tail(ObjectLocation location, int count);

    /**
     * {@code count} bytes from {@code offset} on; fewer if the object ends before. A {@link StorageFailed.Kind#NOT_FOUND}
     * if the object is gone.
     */
    byte[] range(ObjectLocation location, long offset, int count);

    /**
     * Moves an object, replacing what is at {@code to}. May be repeated: if {@code from} is gone and {@code to} is there,
     * nothing happens. Killed half-way, {@code to} is whole or absent, and {@code from} is there unless {@code to} is.
     */
    void move(ObjectLocation from, ObjectLocation to);

    /**
     * Copies an object within the lake, replacing what is at {@code to}. Killed half-way, {@code to} is whole, or as it was
     * before. A {@link StorageFailed.Kind#NOT_FOUND} if {@code from} is gone.
     */
    void copy(ObjectLocation from, ObjectLocation to);

    /** Writes a small object at once: readers see the old one or the new one, whole. */
    void write(ObjectLocation location, byte[] content);

    /**
     * Writes a small object if there is none at its place: of several who try at once, one succeeds, and readers see it whole.
     *
     * @return false if there is one already; it may be the caller's own, if the store's answer to an earlier try was lost
     * @throws StorageFailed also if the store cannot promise this
     */
    boolean writeNew(ObjectLocation location, byte[] content);

    /** Deletes one object; nothing happens if it is not there. */
    void delete(ObjectLocation location);

    /** Deletes everything below a folder; may be repeated. */
    void deleteBelow(LakePath folder);
}
