package dev.weir.catalog.dataset;

import java.util.OptionalLong;

/**
 * How much there is.
 *
 * @param rows empty if some file's rows were not counted
 */
public record Size(OptionalLong rows, long bytes, long files) {

    public static final Size NOTHING = new Size(OptionalLong.of(0), 0, 0);

    public Size plus(Size more) {
        boolean counted = rows.isPresent() && more.rows.isPresent();
        return new Size(
                counted ? OptionalLong.of(rows.getAsLong() + more.rows.getAsLong()) : OptionalLong.empty(),
                bytes + more.bytes,
                files + more.files);
    }
}
