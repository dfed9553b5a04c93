package dev.weir.catalog.dataset.api;

import dev.weir.catalog.dataset.Size;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the wire has no {@code Optional} for. */
final class Views {

    private Views() {}

    static @Nullable Long rows(Size size) {
        return number(size.rows());
    }

    static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
