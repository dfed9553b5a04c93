package dev.weir.quality.meaning;

import dev.weir.quality.contract.Condition;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The operands of a condition, read as what they are, and the right number of them. */
public final class Operands {
    private Operands() {}

    public static List<Double> numbers(Condition condition) {
        return decimals(condition).stream().map(BigDecimal::doubleValue).toList();
    }

    public static List<BigDecimal> decimals(Condition condition) {
        return counted(condition).stream().map(Operands::decimal).toList();
    }

    /** Durations in seconds, sizes in bytes. */
    public static List<Double> scaled(Condition condition) {
        return condition.type() == Condition.OperandType.DURATION
                ? durations(condition).stream()
                        .map(duration -> (double) duration.toSeconds())
                        .toList()
                : numbers(condition);
    }

    public static List<Duration> durations(Condition condition) {
        return counted(condition).stream().map(Operands::duration).toList();
    }

    private static Duration duration(String operand) {
        try {
            return Duration.parse(operand);
        } catch (DateTimeException e) {
            throw new CannotCompile(operand + " is not an ISO-8601 duration");
        }
    }

    /** Dates are midnight UTC, and a time without zone is UTC. */
    public static List<Timestamp> instants(Condition condition) {
        return counted(condition).stream()
                .map(Operands::instant)
                .map(Timestamp::from)
                .toList();
    }

    public static List<String> texts(Condition condition) {
        return counted(condition);
    }

    private static List<String> counted(Condition condition) {
        int found = condition.operands().size();
        boolean right =
                switch (condition.operator()) {
                    case BETWEEN, NOT_BETWEEN -> found == 2;
                    case IN, NOT_IN -> found >= 1;
                    case EQUALS,
                            NOT_EQUALS,
                            GREATER_THAN,
                            GREATER_THAN_OR_EQUAL,
                            LESS_THAN,
                            LESS_THAN_OR_EQUAL,
                            MATCHES,
                            NOT_MATCHES -> found == 1;
                };
        if (!right) {
            throw new CannotCompile(condition.operator() + " with " + found + " operands");
        }
        return condition.operands();
    }

    private static BigDecimal decimal(String operand) {
        try {
            return new BigDecimal(operand.trim());
        } catch (NumberFormatException e) {
            throw new CannotCompile(operand + " is not a number");
        }
    }

    private static Instant instant(String operand) {
        String text = operand.trim();
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            String iso = text.replace(' ', 'T');
            boolean zoned = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d");
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new CannotCompile(operand + " is not an ISO-8601 date");
        }
    }
}
