package dev.weir.catalog.crawl;

import dev.weir.format.FileReading;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.LakePath;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What earlier crawls read, so that files are read once. A cache: without it a crawl takes longer, and is as right. */
public interface KnownFiles {

    /**
     * A folder as a crawl left it.
     *
     * @param fingerprint of its files; empty if the crawl did not end well there
     * @param datasets those of the folder that are not missing
     */
    record KnownFolder(Optional<String> fingerprint, List<DatasetName> datasets) {}

    Optional<KnownFolder> folder(LakePath root);

    /** All folders from {@code folder} down, by their roots, in one question; empty if there are more than {@code most}. */
    Optional<Map<LakePath, KnownFolder>> foldersBelow(LakePath folder, int most);

    /** @param path below the folder */
    record KnownFile(String path, String etag, long bytes, FileReading reading) {}

    /** By path; those that were read by another {@code reader} are left out. */
    Map<String, KnownFile> files(LakePath root, String reader);

    /**
     * Whether the files that are kept of a folder are all that a look at the whole folder saw.
     *
     * @param listed over them, if so; see {@link Fingerprint#ofListing}
     * @param looks how often they were written
     */
    record KnownListing(Optional<String> listed, long looks) {
        public static final KnownListing NONE = new KnownListing(Optional.empty(), 0);
    }

    KnownListing listing(LakePath root);

    /** False, and nothing kept, if the files were written since {@code looks}. */
    boolean listed(LakePath root, String listed, long looks);

    /**
     * Keeps readings, and forgets files that are gone. The folder has no fingerprint until {@link #complete}.
     *
     * @return how often the folder's files were written
     */
    long save(LakePath root, String reader, List<KnownFile> read, Collection<String> gone);

    void complete(LakePath root, String fingerprint);

    /** The folder's fingerprint; what was read stays. @return how many files that is */
    long forget(LakePath root);
}
