package dev.weir.platform.storage;

/**
 * A stretch of the keys below a folder, in UTF-8 order.
 *
 * @param from the first one, relative to the folder; empty for the beginning
 * @param before the first one that is behind the stretch; empty for none
 */
public record KeyRange(String from, String before) {

    public static final KeyRange ALL = new KeyRange("", "");

    /** @param relative a key, or a folder's name with its slash, relative to the folder */
    public boolean contains(String relative) {
        return (from.isEmpty() || compare(relative, from) >= 0) && !isBehind(relative);
    }

    /** True of what is behind the stretch. */
    public boolean isBehind(String relative) {
        return !before.isEmpty() && compare(relative, before) >= 0;
    }

    /** The first text that may be the place of something in the stretch, by the bytes of UTF-8. */
    public String firstIn(LakePath folder) {
        return folder.value() + from;
    }

    /** The first text that is behind all of them. */
    public String behindIn(LakePath folder) {
        // The next text after all that begin so: a slash is followed by a zero.
        return before.isEmpty()
                ? folder.value().substring(0, folder.value().length() - 1) + "0"
                : folder.value() + before;
    }

    /** By the bytes of UTF-8. Strings compare by UTF-16 units, which differs from that where surrogates come in. */
    public static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                boolean leftPair = Character.isSurrogate(left);
                boolean rightPair = Character.isSurrogate(right);
                return leftPair == rightPair ? Character.compare(left, right) : leftPair ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
