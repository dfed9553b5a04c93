package dev.weir.format.table.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Timestamp;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.ValueText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an add action says of its file. Statistics are optional, and so is each part of them; what is not as it should be is
 * not there.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md#per-file-statistics">Per-file statistics</a>
 */
final class FileStatistics {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int MOST_SCALE = 100;
    private static final long MICROS = 1_000_000;

    private final JsonNode statistics;

    private FileStatistics(JsonNode statistics) {
        this.statistics = statistics;
    }

    static FileStatistics of(Optional<String> json) {
        try {
            return new FileStatistics(json.isPresent() ? JSON.readTree(json.get()) : MissingNode.getInstance());
        } catch (JsonProcessingException garbled) {
            return new FileStatistics(MissingNode.getInstance());
        }
    }

    /** In the file, deleted ones too. */
    OptionalLong rows() {
        return count(statistics.path("numRecords"));
    }

    OptionalLong nulls(List<String> path) {
        return count(at("nullCount", path));
    }

    Optional<String> least(List<String> path, ColumnType type) {
        return text(at("minValues", path), type);
    }

    Optional<String> greatest(List<String> path, ColumnType type) {
        return text(at("maxValues", path), type);
    }

    private JsonNode at(String part, List<String> path) {
        JsonNode node = statistics.path(part);
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    private static OptionalLong count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong()
                ? OptionalLong.of(node.longValue())
                : OptionalLong.empty();
    }

    private static Optional<String> text(JsonNode node, ColumnType type) {
        if (type == Plain.FLOAT) {
            return node.isNumber() ? ValueText.number(node.floatValue()) : Optional.empty();
        }
        if (type == Plain.DOUBLE) {
            return node.isNumber() ? ValueText.number(node.doubleValue()) : Optional.empty();
        }
        if (type instanceof Decimal decimal) {
            return node.isNumber() ? decimal(node.decimalValue(), decimal) : Optional.empty();
        }
        if (type == Plain.INT || type == Plain.LONG) {
            return node.isIntegralNumber() ? ValueText.number(node.decimalValue()) : Optional.empty();
        }
        return node.isTextual() ? text(node.textValue(), type) : Optional.empty();
    }

    /** With as many digits as the type has, whatever JSON left of them. */
    static Optional<String> decimal(BigDecimal value, Decimal type) {
        boolean ofType = Math.abs((long) value.scale()) <= MOST_SCALE && value.scale() <= type.scale();
        return ofType ? ValueText.number(value.setScale(type.scale())) : ValueText.number(value);
    }

    /** Texts of dates and times, checked; those of strings. */
    static Optional<String> text(String value, ColumnType type) {
        try {
            if (type == Plain.STRING) {
                return Optional.of(value);
            }
            if (type == Plain.DATE) {
                return ValueText.date(LocalDate.parse(value).toEpochDay());
            }
            if (type instanceof Timestamp) {
                return ValueText.timestamp(micros(LocalDateTime.parse(value)), Unit.US);
            }
            if (type instanceof ColumnType.Instant) {
                LocalDateTime utc = OffsetDateTime.parse(value)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
                return ValueText.instant(micros(utc), Unit.US);
            }
            return Optional.empty();
        } catch (DateTimeException garbled) {
            return Optional.empty();
        }
    }

    private static long micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * MICROS + time.getNano() / 1000;
    }
}
