package dev.weir.format.csv;

import java.nio.charset.StandardCharsets;

/** What stands around a field: double quotes, unless the first line begins, goes on and ends with single ones. */
final class Quote {

    private Quote() {}

    static char of(byte[] lines, char separator) {
        int end = 0;
        while (end < lines.length && lines[end] != '\n' && lines[end] != '\r') {
            if (lines[end] == '"') {
                return '"';
            }
            end++;
        }
        String first = new String(lines, 0, end, StandardCharsets.ISO_8859_1);
        boolean single = first.startsWith("'") && first.endsWith("'") && first.contains("'" + separator + "'");
        return single ? '\'' : '"';
    }
}
