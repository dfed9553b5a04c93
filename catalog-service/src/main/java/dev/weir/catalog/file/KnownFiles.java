package dev.weir.catalog.file;

import dev.weir.format.FileReading;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What earlier crawls read, so that files are read once. A cache: without it a crawl takes longer, and is as right. It may be
 * some moments behind if the database fails.
 */
public interface KnownFiles {

    /**
     * A folder as a crawl left it.
     *
     * @param edition goes up with each change: whoever changes it says which one they saw
     * @param fingerprint of its files; empty if the crawl did not end well there
     * @param listed over the files that its blocks hold, if they are all that a look at the whole folder saw
     * @param datasets those of the folder that are not missing
     * @param anyRead whether one of them is more than a raw one
     */
    record KnownFolder(
            UUID id,
            long edition,
            Optional<String> fingerprint,
            Optional<String> listed,
            List<DatasetName> datasets,
            boolean anyRead) {}

    Optional<KnownFolder> folder(LakePath root);

    /**
     * All folders of a stretch from {@code folder} down, by their roots, in one question; empty if there are more than
     * {@code most}.
     */
    Optional<Map<LakePath, KnownFolder>> foldersBelow(LakePath folder, KeyRange range, int most);

    /** Makes a folder known. Empty if another crawl just did. */
    Optional<KnownFolder> add(LakePath root);

    /** @param path below the folder */
    record KnownFile(String path, String etag, long bytes, FileReading reading) {}

    /**
     * Neighbouring files of a folder, kept together: all that are known from {@code from} up to where the next block begins.
     *
     * @param from a path, which need not be there any more; empty for the folder's first block
     * @param reader who read them; another one would tell other things
     * @param files in UTF-8 order of their paths
     */
    record Block(String from, String reader, List<KnownFile> files) {}

    /** The block in which {@code path} is, if it is known. */
    Optional<Block> blockOf(UUID folder, String path);

    /** The block behind the one that begins with {@code from}. */
    Optional<Block> blockBehind(UUID folder, String from);

    /** All files of a folder, in the order of their paths, of which one block at a time is in memory. */
    default Iterator<KnownFile> files(UUID folder) {
        return new Iterator<>() {
            private Optional<Block> block = blockOf(folder, "").or(() -> blockBehind(folder, ""));
            private int at;

            @Override
            public boolean hasNext() {
                while (block.isPresent() && at == block.get().files().size()) {
                    block = blockBehind(folder, block.get().from());
                    at = 0;
                }
                return block.isPresent();
            }

            @Override
            public KnownFile next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return block.orElseThrow().files().get(at++);
            }
        };
    }

    /**
     * Keeps a block, in place of the one that begins as it does. The folder has no fingerprint, and is not listed, until {@link #complete}.
     *
     * @return the folder's edition from now on; empty, and nothing done, if it is no longer at {@code edition}
     */
    OptionalLong put(UUID folder, long edition, Block block);

    /** Forgets blocks. Otherwise like {@link #put}. */
    OptionalLong drop(UUID folder, long edition, Collection<String> froms);

    /**
     * Says what a folder's blocks can be taken for, see {@link KnownFolder}.
     *
     * @return false, and nothing done, if the folder is no longer at {@code edition}
     */
    boolean complete(UUID folder, long edition, Optional<String> fingerprint, Optional<String> listed);

    /** What a folder's blocks can be taken for; they stay. @return how many files they hold */
    long forget(LakePath root);
}
