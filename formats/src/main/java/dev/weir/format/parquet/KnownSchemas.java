package dev.weir.format.parquet;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The schema that was read last. Files of one dataset have the same, byte by byte: comparing is cheaper than parsing, and
 * their columns are held once.
 */
final class KnownSchemas {

    private static final int LONGEST = 1024 * 1024;

    private record Known(byte[] bytes, ParquetSchema schema) {}

    private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

    /** The schema, if it is the one that begins here, and steps behind it. */
    @Nullable
    ParquetSchema at(CompactBytes in) throws CompactBytes.FooterBroken {
        Known known = last.get();
        if (known == null || known.bytes().length > in.left()) {
            return null;
        }
        int from = in.at();
        int length = known.bytes().length;
        // What begins with the same bytes is the same: the encoding says itself where it ends.
        if (!Arrays.equals(in.bytes(), from, from + length, known.bytes(), 0, length)) {
            return null;
        }
        in.skip(length);
        return known.schema();
    }

    /** @param from where it began; it ends here */
    void remember(CompactBytes in, int from, ParquetSchema schema) {
        if (in.at() - from <= LONGEST) {
            last.set(new Known(Arrays.copyOfRange(in.bytes(), from, in.at()), schema));
        }
    }
}
