package dev.weir.catalog.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that a column's name is made of: {@code billingEmail_address} is billing, email, address. */
final class ColumnWords {

    private static final Pattern BORDER = Pattern.compile(
            "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L}{3})(?=\\p{N})");
    /** Of names that speak about the thing, and do not hold it. */
    private static final Set<String> ABOUT =
            phrases("count, cnt, num, verified, valid, flag, is, has, opt, optin, optout, consent, sent, "
                    + "status, type, kind, format, template, subject, body, length, len, version, enabled, "
                    + "allowed, required, expires, expiry, expiration, ttl, at, domain, provider, hash, "
                    + "sha256, md5, checksum, bounced, campaign");

    /** A list that reads as one. */
    static Set<String> phrases(String separatedByCommas) {
        return Set.of(separatedByCommas.split(", "));
    }

    private final List<String> words = new ArrayList<>();
    private final String spoken;

    private ColumnWords(String path) {
        for (String word : BORDER.split(path)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        spoken = " " + String.join(" ", words) + " ";
    }

    /** Of the last part of a path that is a name: an array's {@code element} is called as the array is. */
    static ColumnWords of(String path) {
        String named = path;
        while (named.endsWith(".element") || named.endsWith(".value")) {
            named = named.substring(0, named.lastIndexOf('.'));
        }
        return new ColumnWords(named.substring(named.lastIndexOf('.') + 1));
    }

    boolean speaksAbout() {
        return words.stream().anyMatch(ABOUT::contains);
    }

    /** Whether the words of {@code phrase} stand in the name one after the other, or as one word. */
    boolean has(String phrase) {
        return spoken.contains(" " + phrase + " ") || words.contains(phrase.replace(" ", ""));
    }

    boolean hasAny(Set<String> phrases) {
        return phrases.stream().anyMatch(this::has);
    }
}
