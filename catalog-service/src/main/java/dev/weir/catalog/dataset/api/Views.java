package dev.weir.catalog.dataset.api;

import dev.weir.catalog.dataset.Size;
import org.jspecify.annotations.Nullable;

/** What the wire has no {@code Optional} for. */
final class Views {

    private Views() {}

    static @Nullable Long rows(Size size) {
        return size.rows().isPresent() ? size.rows().getAsLong() : null;
    }
}
