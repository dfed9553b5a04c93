package dev.weir.quality.rules;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.profile.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Suggestions as a file of rules, or added to one. */
public final class SuggestedRules {
    private static final String INDENT = "    ";
    private static final Pattern HEAD = Pattern.compile("[ \\t]*---[ \\t]*\\R(?:.*\\R)*?[ \\t]*---[ \\t]*(?:\\R|\\z)");

    private SuggestedRules() {}

    /**
     * A file's text with suggestions in it.
     *
     * @param added how many
     */
    public record Added(String text, int added) {}

    /** @param title for the first line, a comment */
    public static String file(String title, List<Suggestion> suggestions) {
        return "# " + title.replaceAll("\\p{Cntrl}", " ") + "\nRules = [\n" + lines(suggestions) + "\n]\n";
    }

    /**
     * Adds what is new, after the last rule. Where there is a rule of the same type, columns and comparison, whatever its
     * bound, somebody has decided already. The rest of the text stays as it is.
     *
     * @throws RulesInvalid if {@code text} is no file of rules
     */
    public static Added append(String text, List<Suggestion> suggestions) {
        Set<List<Object>> known = new HashSet<>();
        RulesFile.parse(text).rules().rules().forEach(rule -> known.add(key(rule)));
        List<Suggestion> fresh = suggestions.stream()
                .filter(suggestion -> known.add(key(parsed(suggestion))))
                .toList();
        if (fresh.isEmpty()) {
            return new Added(text, 0);
        }
        Place place = Place.in(text);
        String head = text.substring(0, place.lastEnd());
        String comma = place.needsComma() ? "," : "";
        String kept = text.substring(place.lastEnd(), place.close()).stripTrailing();
        return new Added(
                head + comma + kept + "\n" + lines(fresh) + "\n" + text.substring(place.close()), fresh.size());
    }

    private static String lines(List<Suggestion> suggestions) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < suggestions.size(); i++) {
            lines.add(INDENT + "# " + suggestions.get(i).evidence());
            lines.add(INDENT + suggestions.get(i).rule() + (i < suggestions.size() - 1 ? "," : ""));
        }
        return String.join("\n", lines);
    }

    private static Rule parsed(Suggestion suggestion) {
        return RulesFile.parse("Rules = [ " + suggestion.rule() + " ]")
                .rules()
                .rules()
                .get(0);
    }

    private static List<Object> key(Rule rule) {
        // A rule about some rows, or one that is made of others, is no rule about all of them.
        boolean particular = rule.where() != null || !rule.parts().isEmpty();
        return List.of(
                rule.kind(),
                rule.columns(),
                rule.condition() == null ? "" : rule.condition().operator(),
                particular ? rule.oneLine() : "");
    }

    /**
     * Where the list of rules ends.
     *
     * @param lastEnd behind the last sign that is no blank and no comment
     * @param close the bracket
     */
    private record Place(int lastEnd, int close, boolean needsComma) {

        static Place in(String text) {
            int start = afterHead(text);
            int depth = 0;
            int last = start;
            String word = "";
            boolean inRules = false;
            int at = start;
            while (at < text.length()) {
                char c = text.charAt(at);
                int end = at + 1;
                if (c == '#') {
                    int line = text.indexOf('\n', at);
                    at = line < 0 ? text.length() : line;
                    continue;
                }
                if (Character.isWhitespace(c)) {
                    at++;
                    continue;
                }
                if (c == '"') {
                    while (end < text.length() && text.charAt(end) != '"') {
                        end += text.charAt(end) == '\\' ? 2 : 1;
                    }
                    end++;
                } else if (depth == 0 && Character.isLetter(c)) {
                    while (end < text.length() && Character.isLetter(text.charAt(end))) {
                        end++;
                    }
                    word = text.substring(at, end);
                } else if (c == '[') {
                    inRules = depth++ == 0 ? word.equals("Rules") : inRules;
                } else if (c == ']' && --depth == 0 && inRules) {
                    char before = text.charAt(last - 1);
                    return new Place(last, at, before != '[' && before != ',');
                }
                last = end;
                at = end;
            }
            return new Place(last, text.length(), false);
        }

        private static int afterHead(String text) {
            Matcher head = HEAD.matcher(text);
            return head.lookingAt() ? head.end() : 0;
        }
    }
}
