package dev.weir.policy.ranger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How Weir knows its own objects again. A policy carries the label {@link #LABEL} and a guid that follows from its service and
 * name, so that a copy of it, or another policy that somebody gave the label, is not taken for ours. A role carries the option
 * {@link #OPTION}; a tag has the source {@link #LABEL}, and then its uses are ours too.
 */
public final class Mark {
    public static final String LABEL = "weir";
    public static final String OPTION = "managedBy";
    private static final UUID NAMESPACE = UUID.fromString("6f0d1c5e-7a57-5d0b-9c43-2f1e1d7c0b6a");
    private static final String PREFIX = "weir:";
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\;%\\p{Cntrl}]");
    /** Ranger's limit. */
    private static final int LONGEST = 255;

    private Mark() {}

    public static UUID guid(String service, String policy) {
        return UuidCreator.getNameBasedSha1(NAMESPACE, service + "/" + policy);
    }

    /**
     * A policy's name from what it is for: readable, deterministic, unique if {@code purpose} is, within Ranger's length, and
     * without what web servers refuse in a path.
     */
    public static String policyName(String purpose) {
        String safe = PREFIX + UNSAFE.matcher(purpose).replaceAll("_");
        String name = safe.substring(0, Math.min(safe.length(), LONGEST));
        if (name.equals(PREFIX + purpose)) {
            return name;
        }
        String hash = HexFormat.of().formatHex(sha256(purpose), 0, 8);
        return name.substring(0, Math.min(name.length(), LONGEST - hash.length() - 1)) + "~" + hash;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
