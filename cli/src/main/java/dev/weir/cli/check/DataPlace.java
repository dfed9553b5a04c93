package dev.weir.cli.check;

import dev.weir.quality.rules.FileFacts.FileFact;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.List;

/** Where data lies: this machine's disk, or a bucket. */
public interface DataPlace {

    /**
     * What somebody means by a location: a file, a folder with all below it, or a pattern.
     *
     * @param folder that the files share, full, ends with a slash
     * @param files in the order of their locations; empty if there are none. Hidden ones are left out
     */
    record Found(String folder, List<FileFact> files) {
        public Found {
            files = List.copyOf(files);
        }
    }

    /** @throws DataUnreachable if the place does not let itself be looked at */
    Found at(String data);

    /** Those that a rule about files names, seen from the folder of the data. */
    List<FileFact> below(String folder, String path);

    static boolean isPattern(String data) {
        return data.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    /** Where the first name begins that is a pattern. */
    static int patternFrom(String data) {
        int wildcard = 0;
        while ("*?[{".indexOf(data.charAt(wildcard)) < 0) {
            wildcard++;
        }
        return data.lastIndexOf('/', wildcard) + 1;
    }

    /** @param folder stands for itself, whatever characters it has */
    static PathMatcher matcher(String folder, String pattern) {
        return FileSystems.getDefault()
                .getPathMatcher("glob:" + folder.replaceAll("[\\\\*?{}\\[\\]]", "\\\\$0") + pattern);
    }

    /** The longest folder that all locations are in. */
    static String shared(List<FileFact> files) {
        String shared = folder(files.get(0).location());
        for (FileFact file : files) {
            while (!file.location().startsWith(shared)) {
                shared = folder(shared.substring(0, shared.length() - 1));
            }
        }
        return shared;
    }

    private static String folder(String location) {
        return location.substring(0, location.lastIndexOf('/') + 1);
    }

    /** As Spark takes it: names that begin with a dot or an underscore. */
    static boolean isHidden(String path) {
        for (String part : path.split("/")) {
            if (part.startsWith("_") || part.startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
