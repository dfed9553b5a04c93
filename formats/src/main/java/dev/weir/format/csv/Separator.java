package dev.weir.format.csv;

import java.util.Locale;

/** What stands between two fields: the candidate that the first line has most of, outside of quotes. */
public final class Separator {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private Separator() {}

    /** @param lines the beginning of the file, unpacked */
    public static char of(byte[] lines, String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tsv") || lower.contains(".tsv.")) {
            return '\t';
        }
        int[] counts = new int[128];
        boolean quoted = false;
        for (byte b : lines) {
            if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && b == '\n') {
                break;
            } else if (!quoted && b >= 0) {
                counts[b]++;
            }
        }
        char best = CANDIDATES[0];
        for (char candidate : CANDIDATES) {
            if (counts[candidate] > counts[best]) {
                best = candidate;
            }
        }
        return best;
    }
}
