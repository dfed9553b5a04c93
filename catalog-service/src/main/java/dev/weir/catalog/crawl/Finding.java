package dev.weir.catalog.crawl;

import dev.weir.platform.storage.Unlisted;
import java.util.Locale;

/**
 * Something in the lake that did not become a dataset, or not as it is.
 *
 * @param key of the object or folder, as the store has it
 * @param code stable: {@code wrong-magic}
 * @param reason for people
 */
public record Finding(String key, Kind kind, String code, String reason) {

    /** Of what a listing did not go into. */
    static Finding of(Unlisted unlisted) {
        return switch (unlisted.why()) {
            case LINK -> new Finding(unlisted.place(), Kind.SKIPPED, "link", unlisted.reason());
            case REFUSED -> new Finding(unlisted.place(), Kind.BROKEN, "refused", unlisted.reason());
        };
    }

    /** What to think of it. */
    public enum Kind {
        /** It should have been readable. */
        BROKEN,
        /** It is not data, or not data that Weir reads. */
        SKIPPED,
        /** It was read, but others may stumble over it. */
        REMARKED,
        /** It is data that Weir cannot read rightly yet, and so does not read at all. */
        UNSUPPORTED;

        /** True if something should have been in the catalog that is not. */
        public boolean isProblem() {
            return this == BROKEN || this == UNSUPPORTED;
        }

        /** As on the wire: {@code broken}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
