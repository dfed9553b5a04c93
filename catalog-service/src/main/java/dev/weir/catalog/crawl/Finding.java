package dev.weir.catalog.crawl;

import java.util.Locale;

/**
 * Something in the lake that did not become a dataset, or not as it is.
 *
 * @param key of the object or folder, as the store has it
 * @param code stable: {@code wrong-magic}
 * @param reason for people
 */
public record Finding(String key, Kind kind, String code, String reason) {

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
