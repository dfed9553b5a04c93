package dev.weir.format.parquet;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.OddBounds;
import dev.weir.format.ValueText;
import dev.weir.format.parquet.ParquetLeaf.Bounds;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What the row groups say of one column, together. What one of them leaves open is open for the file. Bounds are compared as
 * they lie in the footer, and become text once for the file, not once for each row group.
 */
final class LeafStatistics {

    private static final int LONGEST_NUMBER = 64;
    /** A cut may have gone through the middle of a character, of four bytes at most. */
    private static final int CUT_OFF = 3;

    private final ParquetLeaf leaf;
    private long nulls;
    private boolean nullsKnown = true;
    private boolean boundsKnown;
    private boolean bounded;
    private long leastNumber;
    private long greatestNumber;
    private double leastDouble;
    private double greatestDouble;
    private Slice least = Slice.NONE;
    private Slice greatest = Slice.NONE;
    private long distinct = -1;

    LeafStatistics(ParquetLeaf leaf) {
        this.leaf = leaf;
        this.boundsKnown = leaf.bounds() != Bounds.NONE;
    }

    String path() {
        return leaf.path();
    }

    int physical() {
        return leaf.physical();
    }

    boolean oldBoundsAreRight() {
        return leaf.bounds().oldOnesAreRight();
    }

    /** Some of a footer's bytes. */
    record Slice(byte[] bytes, int from, int length) {
        static final Slice NONE = new Slice(new byte[0], 0, -1);

        boolean isSet() {
            return length >= 0;
        }

        byte[] copy() {
            return Arrays.copyOfRange(bytes, from, from + length);
        }
    }

    /** A row group that says nothing of this column. */
    void unknown() {
        nullsKnown &= leaf.required();
        boundsKnown = false;
        distinct = -1;
    }

    /** @param values with the nulls; -1 if the row group does not tell, here and below */
    void add(long values, long groupNulls, long groupDistinct, Slice groupLeast, Slice groupGreatest) {
        if (groupNulls >= 0) {
            nulls += groupNulls;
        } else {
            nullsKnown &= leaf.required();
        }
        distinct = groupDistinct;
        boolean nothingButNulls = values == 0 || (groupNulls >= 0 && groupNulls == values);
        if (boundsKnown && !nothingButNulls) {
            boundsKnown = groupLeast.isSet() && groupGreatest.isSet() && widen(groupLeast, groupGreatest);
        }
    }

    private boolean widen(Slice low, Slice high) {
        boolean understood =
                switch (leaf.bounds()) {
                    case INT_32 -> isOf(4, low, high) && numbers(int32(low), int32(high));
                    case UNSIGNED_32 ->
                        isOf(4, low, high) && numbers(int32(low) & 0xFFFF_FFFFL, int32(high) & 0xFFFF_FFFFL);
                    case INT_64 -> isOf(8, low, high) && numbers(int64(low), int64(high));
                    // With the highest bit flipped, unsigned numbers are in the order of signed ones.
                    case UNSIGNED_64 ->
                        isOf(8, low, high) && numbers(int64(low) ^ Long.MIN_VALUE, int64(high) ^ Long.MIN_VALUE);
                    case FLOAT ->
                        isOf(4, low, high)
                                && doubles(Float.intBitsToFloat((int) int32(low)), Float.intBitsToFloat((int)
                                        int32(high)));
                    case DOUBLE ->
                        isOf(8, low, high)
                                && doubles(Double.longBitsToDouble(int64(low)), Double.longBitsToDouble(int64(high)));
                    case BOOLEAN -> isOf(1, low, high) && numbers(low.bytes()[low.from()], high.bytes()[high.from()]);
                    case BYTES -> slices(low, high);
                    case BIG ->
                        low.length() > 0
                                && high.length() > 0
                                && low.length() <= LONGEST_NUMBER
                                && high.length() <= LONGEST_NUMBER
                                && slices(low, high);
                    case NONE -> false;
                };
        bounded = true;
        return understood;
    }

    private static boolean isOf(int bytes, Slice low, Slice high) {
        return low.length() == bytes && high.length() == bytes;
    }

    private boolean numbers(long low, long high) {
        leastNumber = bounded ? Math.min(leastNumber, low) : low;
        greatestNumber = bounded ? Math.max(greatestNumber, high) : high;
        return true;
    }

    // Where a writer let NaN be a bound, nobody knows the real one.
    private boolean doubles(double low, double high) {
        // Math.min and Math.max give NaN as soon as one is.
        leastDouble = bounded ? Math.min(leastDouble, low) : low;
        greatestDouble = bounded ? Math.max(greatestDouble, high) : high;
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    private boolean slices(Slice low, Slice high) {
        least = bounded && compare(least, low) <= 0 ? least : low;
        greatest = bounded && compare(greatest, high) >= 0 ? greatest : high;
        return true;
    }

    private int compare(Slice one, Slice other) {
        if (leaf.bounds() == Bounds.BYTES) {
            return unsigned(one, other);
        }
        if (one.length() != other.length()) {
            return big(one).compareTo(big(other));
        }
        int sign = Byte.compare(one.bytes()[one.from()], other.bytes()[other.from()]);
        // Of numbers of one length, the first byte has the sign, and the others do not.
        return sign != 0 ? sign : unsigned(one, other);
    }

    private static int unsigned(Slice one, Slice other) {
        return Arrays.compareUnsigned(
                one.bytes(),
                one.from(),
                one.from() + one.length(),
                other.bytes(),
                other.from(),
                other.from() + other.length());
    }

    private static BigInteger big(Slice slice) {
        return new BigInteger(slice.bytes(), slice.from(), slice.length());
    }

    private static long int32(Slice slice) {
        byte[] bytes = slice.bytes();
        int at = slice.from();
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    private static long int64(Slice slice) {
        Slice high = new Slice(slice.bytes(), slice.from() + 4, 4);
        return (int32(slice) & 0xFFFF_FFFFL) | int32(high) << 32;
    }

    /** Tells of bounds that are NaN or infinite. */
    void tellOdd(OddBounds odd) {
        if (bounded && (leaf.bounds() == Bounds.FLOAT || leaf.bounds() == Bounds.DOUBLE)) {
            odd.add(leaf.path(), leastDouble, greatestDouble);
        }
    }

    /** @param groups how many were added: the numbers of different values of two do not add up */
    ColumnStatistics sum(int groups) {
        boolean tellsNulls = nullsKnown && nulls >= 0 && (nulls == 0 || !leaf.repeated());
        boolean tellsBounds = boundsKnown && bounded;
        return new ColumnStatistics(
                tellsNulls ? OptionalLong.of(nulls) : OptionalLong.empty(),
                tellsBounds ? least() : Optional.empty(),
                tellsBounds ? greatest() : Optional.empty(),
                groups == 1 && distinct >= 0 ? OptionalLong.of(distinct) : OptionalLong.empty());
    }

    private Optional<String> least() {
        return switch (leaf.bounds()) {
            case INT_32, UNSIGNED_32, INT_64, UNSIGNED_64, BOOLEAN -> number(leastNumber);
            case FLOAT, DOUBLE -> number(leastDouble);
            case BIG -> big(least, leaf.type());
            case BYTES -> leaf.type() == Plain.UUID ? uuid(least) : leastText();
            case NONE -> Optional.empty();
        };
    }

    private Optional<String> greatest() {
        return switch (leaf.bounds()) {
            case INT_32, UNSIGNED_32, INT_64, UNSIGNED_64, BOOLEAN -> number(greatestNumber);
            case FLOAT, DOUBLE -> number(greatestDouble);
            case BIG -> big(greatest, leaf.type());
            case BYTES ->
                leaf.type() == Plain.UUID ? uuid(greatest) : text(greatest, 0).flatMap(ValueText::greatest);
            case NONE -> Optional.empty();
        };
    }

    // A beginning of the least text is not greater than it; of the greatest, it would be less.
    private Optional<String> leastText() {
        for (int cut = 0; cut <= CUT_OFF && cut <= least.length(); cut++) {
            Optional<String> text = text(least, cut);
            if (text.isPresent()) {
                return text.flatMap(ValueText::least);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(Slice slice, int cut) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(slice.bytes(), slice.from(), slice.length() - cut))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static Optional<String> uuid(Slice slice) {
        if (slice.length() != 16) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(slice.copy());
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()).toString());
    }

    private static Optional<String> big(Slice slice, ColumnType type) {
        return type instanceof Decimal decimal ? ValueText.decimal(big(slice), decimal.scale()) : Optional.empty();
    }

    private Optional<String> number(double value) {
        // Zeros of both signs are the same to who reads.
        double plain = value + 0.0;
        return leaf.bounds() == Bounds.FLOAT ? ValueText.number((float) plain) : ValueText.number(plain);
    }

    private Optional<String> number(long value) {
        if (leaf.bounds() == Bounds.BOOLEAN) {
            return Optional.of(Boolean.toString(value != 0));
        }
        if (leaf.bounds() == Bounds.UNSIGNED_64) {
            return Optional.of(Long.toUnsignedString(value ^ Long.MIN_VALUE));
        }
        if (leaf.type() == Plain.DATE) {
            return ValueText.date(value);
        }
        if (leaf.type() instanceof Decimal decimal) {
            return ValueText.decimal(BigInteger.valueOf(value), decimal.scale());
        }
        if (leaf.type() instanceof ColumnType.Time time) {
            return time(value, time.unit());
        }
        if (leaf.type() instanceof ColumnType.Timestamp timestamp) {
            return ValueText.timestamp(value, timestamp.unit());
        }
        if (leaf.type() instanceof ColumnType.Instant instant) {
            return ValueText.instant(value, instant.unit());
        }
        return Optional.of(Long.toString(value));
    }

    private static Optional<String> time(long units, Unit unit) {
        long perSecond = ValueText.perSecond(unit);
        return units < 0 || units >= 86_400 * perSecond
                ? Optional.empty()
                : ValueText.time(units * (ValueText.perSecond(Unit.NS) / perSecond), unit);
    }
}
