package dev.weir.catalog.words;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of an entry.
 *
 * @param key of letters, digits, {@code -}, {@code _} and {@code .}, at most 100; of a dataset, its id
 */
public record WordKey(Kind kind, String key) {

    private static final Pattern SHORT_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public WordKey {
        if (!SHORT_NAME.matcher(key).matches()) {
            throw new IllegalArgumentException("not the key of an entry: " + key);
        }
    }

    public static WordKey dataset(UUID id) {
        return new WordKey(Kind.DATASET, id.toString());
    }

    public static boolean isKey(String text) {
        return SHORT_NAME.matcher(text).matches();
    }

    /** As the feed and the audit trail have it: {@code term/churn}. */
    @Override
    public String toString() {
        return kind.wireName() + "/" + key;
    }
}
