package dev.weir.policy.lakeformation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that follow from what they name, of a length that a database can index. */
final class Names {
    private static final int LONGEST = 500;

    private Names() {}

    static String bounded(String name) {
        return bounded(name, LONGEST);
    }

    static String bounded(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        String hash = hash(name);
        return name.substring(0, longest - hash.length() - 1) + "~" + hash;
    }

    /** 16 hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
