package dev.weir.catalog.crawl;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files of one folder that Weir does not read, by their extensions. */
final class RawFolder {

    /** One by one, of each folder. */
    private static final int NAMED = 100;

    private static final int EXTENSIONS_NAMED = 5;
    private static final int LONGEST_EXTENSION = 16;
    private static final String NO_EXTENSION = "none";

    private final LakePath root;
    private final Fingerprint all = new Fingerprint();
    private final SortedMap<String, Long> filesByExtension = new TreeMap<>();
    private final List<String> first = new ArrayList<>();
    private long files;
    private long bytes;
    private @Nullable String fingerprint;

    RawFolder(LakePath root) {
        this.root = root;
    }

    void add(LakeObject object) {
        String key = object.location().value();
        filesByExtension.merge(extension(object.location().name()), 1L, Long::sum);
        if (first.size() < NAMED) {
            first.add(key);
        }
        files++;
        bytes += object.bytes();
        all.add(key).add(object.etag()).add(Long.toString(object.bytes()));
    }

    // What is longer is a part of the name: "v1.final-version-of-the-report".
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot <= 0 || extension.isEmpty() || extension.length() > LONGEST_EXTENSION ? NO_EXTENSION : extension;
    }

    /** Takes the files of {@code others} in, which is of the same folder. */
    void addAll(RawFolder others) {
        others.filesByExtension.forEach((extension, count) -> filesByExtension.merge(extension, count, Long::sum));
        others.first.stream().limit(NAMED - (long) first.size()).forEach(first::add);
        files += others.files;
        bytes += others.bytes;
        all.add(others.fingerprint());
    }

    /** Counts files of a kind that Weir reads, but not here. */
    void count(String extension, long count) {
        filesByExtension.merge(extension, count, Long::sum);
        files += count;
    }

    LakePath root() {
        return root;
    }

    boolean isEmpty() {
        return files == 0;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** The keys of the first ones. */
    List<String> first() {
        return first;
    }

    /** How many there are of each extension: {@code files.pdf}. */
    Map<String, String> counts() {
        Map<String, String> counts = new LinkedHashMap<>();
        filesByExtension.forEach((extension, count) -> counts.put("files." + extension, count.toString()));
        return counts;
    }

    /** For people, the most frequent first: {@code 12 pdf, 1 docx}. */
    String summary() {
        String most = filesByExtension.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(EXTENSIONS_NAMED)
                .map(each -> each.getValue()
                        + (each.getKey().equals(NO_EXTENSION) ? " without an extension" : " " + each.getKey()))
                .collect(Collectors.joining(", "));
        return filesByExtension.size() > EXTENSIONS_NAMED ? most + " and others" : most;
    }

    /** To be asked when all files are added. */
    String fingerprint() {
        String value = fingerprint;
        if (value == null) {
            value = all.value();
            fingerprint = value;
        }
        return value;
    }
}
