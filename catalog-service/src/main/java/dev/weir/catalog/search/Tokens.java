package dev.weir.catalog.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a name or a text: {@code customerEmail}, {@code customer_email} and {@code CUSTOMER-EMAILS} are {@code customer}
 * and {@code email}. Letters lose their case and their accents, words their plural. The same on both sides, for what is
 * indexed and for what is asked.
 */
public final class Tokens {

    private static final int LONGEST = 64;
    /** Shorter ones, as in s3, stay with their digits. */
    private static final int LETTERS_BEFORE_DIGITS = 3;

    private Tokens() {}

    public static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = endOfWord(text, at);
            String word = folded(text.substring(at, Math.min(end, at + LONGEST)));
            if (!word.isEmpty()) {
                tokens.add(new Token(singular(word), at, end));
            }
            at = end;
        }
        return tokens;
    }

    /** In lower case and without accents, with its plural: what a prefix is compared with. */
    public static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(letter -> letter < 0x80)) {
            return lower;
        }
        return Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int endOfWord(String text, int start) {
        int at = start + 1;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at)) && !wordBegins(text, start, at)) {
            at++;
        }
        return at;
    }

    /** At a capital behind a small letter, at the last capital of several, and where letters and digits meet. */
    private static boolean wordBegins(String text, int start, int at) {
        char before = text.charAt(at - 1);
        char here = text.charAt(at);
        if (Character.isDigit(here) != Character.isDigit(before)) {
            return at - start >= LETTERS_BEFORE_DIGITS || Character.isDigit(before) && at - start > 1;
        }
        if (!Character.isUpperCase(here) || at - start == 1) {
            // One letter before a capital, as in eMail, is no word.
            return false;
        }
        boolean smallBehind = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
        return Character.isLowerCase(before) || Character.isUpperCase(before) && smallBehind;
    }

    private static String singular(String word) {
        int length = word.length();
        if (length < 4 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies") && length > 4) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, length - 2);
        }
        return word.substring(0, length - 1);
    }
}
