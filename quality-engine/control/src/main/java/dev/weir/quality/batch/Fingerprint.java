package dev.weir.quality.batch;

import dev.weir.platform.storage.LakeObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The identity of a batch: SHA-256 over location, size and etag of its objects, in the order of their locations. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(List<LakeObject> objects) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            objects.stream()
                    .sorted(Comparator.comparing(object -> object.location().value()))
                    .map(object -> object.location() + "\n" + object.bytes() + "\n" + object.etag() + "\n")
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
