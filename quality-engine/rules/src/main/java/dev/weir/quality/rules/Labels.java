package dev.weir.quality.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DQDL's labels, which the grammar of the library does not know yet: {@code DefaultLabels = ["team" = "crm"]} before the
 * rules, and {@code labels = ["team" = "loyalty"]} after one.
 *
 * @param text without them, every other character where it was
 * @param defaults for all rules
 * @param own by the offset at which they stand
 */
record Labels(String text, Map<String, String> defaults, NavigableMap<Integer, Map<String, String>> own) {

    /** A comment or a quoted text, which labels cannot be in; or labels. */
    private static final Pattern PIECE = Pattern.compile(
            "#[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"|\\b(DefaultLabels|labels)\\s*=\\s*\\[((?:[^\\]\"]|\"(?:\\\\.|[^\"\\\\])*\")*)\\]");

    private static final Pattern PAIR =
            Pattern.compile("\\s*\"((?:\\\\.|[^\"\\\\])*)\"\\s*=\\s*\"((?:\\\\.|[^\"\\\\])*)\"\\s*(,|$)");

    static Labels in(String dqdl) {
        StringBuilder text = new StringBuilder(dqdl);
        Map<String, String> defaults = new LinkedHashMap<>();
        NavigableMap<Integer, Map<String, String>> own = new TreeMap<>();
        Matcher piece = PIECE.matcher(dqdl);
        while (piece.find()) {
            if (piece.group(1) == null) {
                continue;
            }
            Map<String, String> pairs = pairs(dqdl, piece.start(), piece.group(2));
            if (piece.group(1).equals("labels")) {
                own.put(piece.start(), pairs);
            } else {
                defaults.putAll(pairs);
            }
            for (int at = piece.start(); at < piece.end(); at++) {
                if (text.charAt(at) != '\n') {
                    text.setCharAt(at, ' ');
                }
            }
        }
        return new Labels(text.toString(), defaults, own);
    }

    private static Map<String, String> pairs(String dqdl, int offset, String list) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(list);
        int end = 0;
        while (end < list.length() && pair.find(end) && pair.start() == end) {
            pairs.put(pair.group(1), pair.group(2));
            end = pair.end();
        }
        if (!list.substring(end).isBlank() || pairs.isEmpty()) {
            String before = dqdl.substring(0, offset);
            throw new RulesInvalid(List.of(new RulesInvalid.Mistake(
                    (int) before.chars().filter(c -> c == '\n').count() + 1,
                    offset - before.lastIndexOf('\n'),
                    "labels are pairs of quoted texts: labels = [\"team\" = \"crm\"]")));
        }
        return pairs;
    }

    /** The labels of a rule that stands between two offsets; {@code end} is where the next one starts. */
    Map<String, String> of(int start, int end) {
        Map<String, String> labels = new LinkedHashMap<>(defaults);
        own.subMap(start, true, end, false).values().forEach(labels::putAll);
        return labels;
    }
}
