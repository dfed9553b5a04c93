package dev.weir.policy.plan;

import dev.weir.policy.target.Observation;
import dev.weir.policy.target.TargetObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/** SHA-256 of what a plan was made from. Two plans of equal fingerprints are equal. */
public final class Fingerprint {

    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    static String of(Wanted wanted, Observation observed) {
        Fingerprint print = new Fingerprint();
        print.add(wanted.target());
        print.add(wanted.source());
        wanted.objects().stream()
                .sorted(Comparator.comparing(TargetObject::key))
                .forEach(print::add);
        print.add("observed");
        observed.objects().stream()
                .sorted(Comparator.comparing(TargetObject::key))
                .forEach(print::add);
        observed.doubts().stream().sorted().forEach(print::add);
        return HexFormat.of().formatHex(print.digest.digest());
    }

    /** Of texts in this order, each with its length, so that they cannot be cut otherwise. */
    public static String of(Iterable<String> texts) {
        Fingerprint print = new Fingerprint();
        texts.forEach(print::add);
        return HexFormat.of().formatHex(print.digest.digest());
    }

    private void add(TargetObject object) {
        add(object.key().kind());
        add(object.key().name());
        add(object.ours() ? "ours" : "foreign");
        add(object.body());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
