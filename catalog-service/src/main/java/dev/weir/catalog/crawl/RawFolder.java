package dev.weir.catalog.crawl;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files of one folder that Weir does not read, by their extensions. */
final class RawFolder {

    private static final int LONGEST_EXTENSION = 16;
    private static final String NO_EXTENSION = "none";

    private final LakePath root;
    private final Fingerprint fingerprint = new Fingerprint();
    private final SortedMap<String, Long> filesByExtension = new TreeMap<>();
    private long files;
    private long bytes;

    RawFolder(LakePath root) {
        this.root = root;
    }

    void add(LakeObject object) {
        filesByExtension.merge(extension(object.location().name()), 1L, Long::sum);
        files++;
        bytes += object.bytes();
        fingerprint.add(object.location().value()).add(object.etag()).add(Long.toString(object.bytes()));
    }

    // What is longer is a part of the name: "v1.final-version-of-the-report".
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot <= 0 || extension.isEmpty() || extension.length() > LONGEST_EXTENSION ? NO_EXTENSION : extension;
    }

    LakePath root() {
        return root;
    }

    /** How many files there are of each, without its dot. */
    SortedMap<String, Long> filesByExtension() {
        return filesByExtension;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** To be asked once, when all files are added. */
    String fingerprint() {
        return fingerprint.value();
    }
}
