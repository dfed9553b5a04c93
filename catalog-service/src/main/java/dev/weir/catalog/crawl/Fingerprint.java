package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.platform.storage.LakePath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash over the places, etags and sizes of files. The same files in the same order have the same. */
final class Fingerprint {

    private final MessageDigest digest = sha256();

    Fingerprint add(LakePath root, GroupedFile file) {
        return add(file.path(root), file.object().etag(), file.object().bytes());
    }

    Fingerprint add(String path, String etag, long bytes) {
        return add(path).add(etag).add(Long.toString(bytes));
    }

    Fingerprint add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    /** For the files of a folder, to be added in the order of their keys, as {@code reader} reads them. */
    static Fingerprint ofListing(String reader, Pins pins) {
        return new Fingerprint().add(reader).add(pins.text());
    }

    String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(String text) {
        return new Fingerprint().add(text).value();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
