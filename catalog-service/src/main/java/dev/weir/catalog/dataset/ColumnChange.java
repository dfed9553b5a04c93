package dev.weir.catalog.dataset;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one column differs between two versions.
 *
 * @param column its name; for a part of a nested column its path, such as {@code items.element.sku}
 * @param from the type before, or {@code nullable}/{@code required}; null if there was no such column
 * @param to the same afterwards
 */
public record ColumnChange(
        String column,
        Kind kind,
        @Nullable String from,
        @Nullable String to,
        Compatibility compatibility) {

    /** In what it differs. */
    public enum Kind {
        ADDED,
        REMOVED,
        TYPE_CHANGED,
        NULLABILITY_CHANGED,
        BECAME_PARTITION,
        NO_LONGER_PARTITION;

        /** As on the wire: {@code type-changed}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What it means for a reader who knows only the older version. */
    public enum Compatibility {
        COMPATIBLE,
        WIDENING,
        BREAKING;

        /** As on the wire: {@code breaking}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
