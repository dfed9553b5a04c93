package dev.weir.format.orc;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.OddBounds;
import dev.weir.format.Remark;
import dev.weir.format.StatisticsByPath;
import dev.weir.format.ValueText;
import dev.weir.format.orc.OrcSchema.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.orc.OrcProto;
import org.apache.orc.OrcProto.DateStatistics;
import org.apache.orc.OrcProto.DecimalStatistics;
import org.apache.orc.OrcProto.DoubleStatistics;
import org.apache.orc.OrcProto.IntegerStatistics;
import org.apache.orc.OrcProto.StringStatistics;
import org.apache.orc.OrcProto.TimestampStatistics;

/** What the footer says of the values of the whole file. */
final class OrcStatistics {

    private static final long FIRST_GREGORIAN_DAY = LocalDate.of(1582, 10, 15).toEpochDay();
    private static final long MS_OF_DAY = 86_400_000;
    private static final long NS_OF_MS = 1_000_000;
    private static final long FIRST_MS_IN_NS = Long.MIN_VALUE / NS_OF_MS + 1;
    private static final long LAST_MS_IN_NS = Long.MAX_VALUE / NS_OF_MS - 1;
    private static final int LONGEST_DECIMAL = 100;

    private final OrcFooter footer;
    private final OrcSchema schema;
    private final OddBounds odd = new OddBounds();

    OrcStatistics(OrcFooter footer, OrcSchema schema) {
        this.footer = footer;
        this.schema = schema;
    }

    Map<String, ColumnStatistics> byPath() {
        StatisticsByPath all = new StatisticsByPath();
        for (Place place : schema.places()) {
            if (place.id() < footer.statistics().size()) {
                all.put(place.path(), of(place, footer.statistics().get(place.id())));
            }
        }
        return all.all();
    }

    /** What is odd in them; to be asked behind {@link #byPath}. */
    List<Remark> remarks() {
        return odd.remarks();
    }

    private record Bounds(Optional<String> least, Optional<String> greatest) {
        static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());
    }

    private ColumnStatistics of(Place place, OrcProto.ColumnStatistics said) {
        Bounds bounds = said.hasNumberOfValues() && said.getNumberOfValues() == 0 ? Bounds.NONE : bounds(place, said);
        return new ColumnStatistics(nulls(place, said), bounds.least(), bounds.greatest(), OptionalLong.empty());
    }

    // Of what lists hold, not all writers say how many there are.
    private OptionalLong nulls(Place place, OrcProto.ColumnStatistics said) {
        if (said.hasHasNull() && !said.getHasNull()) {
            return OptionalLong.of(0);
        }
        boolean known = place.always()
                && said.hasNumberOfValues()
                && said.getNumberOfValues() >= 0
                && said.getNumberOfValues() <= footer.rows();
        return known ? OptionalLong.of(footer.rows() - said.getNumberOfValues()) : OptionalLong.empty();
    }

    private Bounds bounds(Place place, OrcProto.ColumnStatistics said) {
        ColumnType type = place.type();
        if (type == Plain.INT || type == Plain.LONG) {
            return integers(said.getIntStatistics());
        }
        if (type == Plain.FLOAT || type == Plain.DOUBLE) {
            return numbers(place, said.getDoubleStatistics());
        }
        if (type == Plain.STRING) {
            return strings(said.getStringStatistics());
        }
        if (type == Plain.DATE) {
            return dates(said.getDateStatistics());
        }
        if (type instanceof Decimal) {
            return decimals(said.getDecimalStatistics());
        }
        if (type instanceof ColumnType.Timestamp || type instanceof ColumnType.Instant) {
            return times(said.getTimestampStatistics(), type instanceof ColumnType.Instant);
        }
        if (type == Plain.BOOLEAN && said.hasBucketStatistics() && said.hasNumberOfValues()) {
            return booleans(said);
        }
        return Bounds.NONE;
    }

    private static Bounds integers(IntegerStatistics said) {
        return new Bounds(
                said.hasMinimum() ? Optional.of(Long.toString(said.getMinimum())) : Optional.empty(),
                said.hasMaximum() ? Optional.of(Long.toString(said.getMaximum())) : Optional.empty());
    }

    // A NaN that came first stayed both least and greatest.
    private Bounds numbers(Place place, DoubleStatistics said) {
        if (!said.hasMinimum() || !said.hasMaximum()) {
            return Bounds.NONE;
        }
        odd.add(place.path(), said.getMinimum(), said.getMaximum());
        if (Double.isNaN(said.getMinimum()) || Double.isNaN(said.getMaximum())) {
            return Bounds.NONE;
        }
        return new Bounds(ValueText.number(said.getMinimum()), ValueText.number(said.getMaximum()));
    }

    // Long texts have bounds in place of the texts themselves.
    private static Bounds strings(StringStatistics said) {
        Optional<String> least = said.hasMinimum()
                ? Optional.of(said.getMinimum())
                : said.hasLowerBound() ? Optional.of(said.getLowerBound()) : Optional.empty();
        Optional<String> greatest = said.hasMaximum()
                ? Optional.of(said.getMaximum())
                : said.hasUpperBound() ? Optional.of(said.getUpperBound()) : Optional.empty();
        return new Bounds(least.flatMap(ValueText::least), greatest.flatMap(ValueText::greatest));
    }

    private Bounds dates(DateStatistics said) {
        return new Bounds(
                said.hasMinimum() ? date(said.getMinimum()) : Optional.empty(),
                said.hasMaximum() ? date(said.getMaximum()) : Optional.empty());
    }

    private Optional<String> date(long days) {
        return isOfOldCalendar(days) ? Optional.empty() : ValueText.date(days);
    }

    private boolean isOfOldCalendar(long days) {
        return footer.oldCalendar() && days < FIRST_GREGORIAN_DAY;
    }

    private static Bounds decimals(DecimalStatistics said) {
        return new Bounds(decimal(said.getMinimum()), decimal(said.getMaximum()));
    }

    private static Optional<String> decimal(String said) {
        if (said.isEmpty() || said.length() > LONGEST_DECIMAL || said.indexOf('E') >= 0 || said.indexOf('e') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(said).toPlainString());
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    // Only those "in UTC" mean the same in every zone; older writers did not have them. The nanoseconds are what lies
    // below
    // the millisecond, one more than it is; without them the whole millisecond is meant.
    private Bounds times(TimestampStatistics said, boolean instant) {
        Optional<String> least = said.hasMinimumUtc()
                ? time(said.getMinimumUtc(), said.hasMinimumNanos() ? said.getMinimumNanos() - 1 : 0, instant)
                : Optional.empty();
        Optional<String> greatest = said.hasMaximumUtc()
                ? time(
                        said.getMaximumUtc(),
                        said.hasMaximumNanos() ? said.getMaximumNanos() - 1 : (int) NS_OF_MS - 1,
                        instant)
                : Optional.empty();
        return new Bounds(least, greatest);
    }

    private Optional<String> time(long milliseconds, int nanos, boolean instant) {
        boolean out = milliseconds < FIRST_MS_IN_NS
                || milliseconds > LAST_MS_IN_NS
                || nanos < 0
                || nanos >= NS_OF_MS
                || isOfOldCalendar(Math.floorDiv(milliseconds, MS_OF_DAY));
        if (out) {
            return Optional.empty();
        }
        long units = milliseconds * NS_OF_MS + nanos;
        return instant ? ValueText.instant(units, Unit.NS) : ValueText.timestamp(units, Unit.NS);
    }

    private static Bounds booleans(OrcProto.ColumnStatistics said) {
        if (said.getBucketStatistics().getCountCount() == 0) {
            return Bounds.NONE;
        }
        long trues = said.getBucketStatistics().getCount(0);
        return new Bounds(
                Optional.of(Boolean.toString(trues >= said.getNumberOfValues())),
                Optional.of(Boolean.toString(trues > 0)));
    }
}
