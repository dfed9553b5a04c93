package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.RangerJson;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Admin answered. */
record Answer(int status, String body) {
    private static final Pattern CODE = Pattern.compile("error code\\[(\\d+)]");
    private static final int LONGEST = 300;

    boolean ok() {
        return status / 100 == 2;
    }

    /** An Admin that is busy or broken; the same request may do better later. */
    boolean unwell() {
        return status == 429 || status >= 500;
    }

    Map<String, Object> object() {
        return RangerJson.read(body);
    }

    List<Map<String, Object>> objects() {
        return RangerJson.readAll(body);
    }

    boolean has(int code) {
        Matcher codes = CODE.matcher(body);
        while (codes.find()) {
            if (Integer.parseInt(codes.group(1)) == code) {
                return true;
            }
        }
        return false;
    }

    /** In the Admin's words, without stack traces, SQL or HTML. */
    String reason() {
        String words = body;
        try {
            Map<String, Object> object = object();
            words = String.valueOf(object.getOrDefault("msgDesc", body));
        } catch (IllegalArgumentException noJson) {
            words = body.startsWith("<") ? "" : body;
        }
        int line = words.indexOf('\n');
        words = line < 0 ? words : words.substring(0, line);
        return "the Admin answered " + status
                + (words.isBlank() ? "" : ": " + words.substring(0, Math.min(LONGEST, words.length())));
    }
}
