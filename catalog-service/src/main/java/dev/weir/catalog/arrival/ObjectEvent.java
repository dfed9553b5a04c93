package dev.weir.catalog.arrival;

import dev.weir.platform.page.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What somebody says has happened to an object. The truth is what lies in the lake: an event only says where to look.
 *
 * @param location {@code s3://bucket/key} or {@code file:///path}, not encoded; S3 takes any text for a key, so this need
 *     not be a location that Weir can do anything with
 * @param versionId of the object, in a bucket with versions; else empty
 * @param occurredAt by the sender's clock
 */
public record ObjectEvent(
        String location, Kind kind, String versionId, Optional<Sequencer> sequencer, Optional<Instant> occurredAt) {

    /** What has happened. */
    public enum Kind {
        CREATED,
        DELETED;

        /** As on the wire: {@code created}. */
        public String wireName() {
            return Words.of(this);
        }
    }

    /**
     * The same for the same event delivered twice, by whatever way. Empty without a sequencer: then it cannot be told from
     * the next event of its object.
     */
    public Optional<String> identity() {
        return sequencer.map(order -> sha256(location + '\0' + versionId + '\0' + order.value()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
