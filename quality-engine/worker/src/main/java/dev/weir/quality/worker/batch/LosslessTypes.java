package dev.weir.quality.worker.batch;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring_index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * Finds types for columns of text, such that the text can be had back.
 *
 * <p>A column becomes a number, a date or a boolean only if every value survives the way there and back, character by
 * character. So {@code 00123}, {@code +5} and {@code 1.50} among {@code 1.5} stay text. Amounts that all have two digits
 * after the point are decimals.
 */
final class LosslessTypes {
    /** The first that fits is taken. A decimal is tried with the scale that the values have. */
    private static final List<DataType> FIXED = List.of(
            DataTypes.LongType,
            DataTypes.DoubleType,
            DataTypes.BooleanType,
            DataTypes.DateType,
            DataTypes.TimestampNTZType);

    private static final int SHORT_DECIMAL = 18;
    private static final int LONG_DECIMAL = 38;

    private LosslessTypes() {}

    /**
     * @param text a frame of {@code c0..cN} and {@link Batch#MALFORMED}, all texts. It is read here, and kept until the
     *     batch's release
     */
    static Batch infer(Dataset<Row> text, List<String> columns) {
        Dataset<Row> kept = text.persist(StorageLevel.MEMORY_AND_DISK());
        Runnable release = () -> kept.unpersist(false);
        if (columns.isEmpty()) {
            return new Batch(kept, columns, release);
        }
        Map<Integer, DataType> found = fixed(kept, columns.size());
        found.putAll(decimals(kept, columns.size(), found));
        Column[] typed = Stream.concat(
                        IntStream.range(0, columns.size()).mapToObj(column -> col(Batch.position(column))
                                .cast(found.getOrDefault(column, DataTypes.StringType))
                                .as(Batch.position(column))),
                        Stream.of(col(Batch.MALFORMED)))
                .toArray(Column[]::new);
        return new Batch(kept.select(typed), columns, release);
    }

    private static Map<Integer, DataType> fixed(Dataset<Row> text, int columns) {
        List<Column> questions = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            Column value = col(Batch.position(column));
            questions.add(count(value).gt(0));
            for (DataType type : FIXED) {
                questions.add(min(survives(value, type)));
            }
        }
        Row answers = ask(text, questions);
        Map<Integer, DataType> types = new LinkedHashMap<>();
        int answer = 0;
        for (int column = 0; column < columns; column++) {
            boolean anyValue = yes(answers, answer++);
            for (DataType type : FIXED) {
                if (yes(answers, answer++) && anyValue) {
                    types.putIfAbsent(column, type);
                }
            }
        }
        return types;
    }

    private static Map<Integer, DataType> decimals(Dataset<Row> text, int columns, Map<Integer, DataType> known) {
        // A double is tried again: 0.25 and 0.75 are decimals of scale 2 as well, and exact.
        List<Integer> open = IntStream.range(0, columns)
                .filter(column ->
                        !known.containsKey(column) || known.get(column).equals(DataTypes.DoubleType))
                .boxed()
                .toList();
        if (open.isEmpty()) {
            return Map.of();
        }
        List<Column> questions = new ArrayList<>();
        for (int column : open) {
            Column value = col(Batch.position(column));
            Column scale =
                    length(value).minus(length(substring_index(value, ".", 1))).minus(1);
            questions.add(count(value).gt(0));
            questions.add(min(coalesce(value.rlike("\\A-?\\d{1,37}\\.\\d{1,37}\\z"), lit(true))));
            questions.add(min(scale));
            questions.add(max(scale));
            questions.add(max(length(value)));
        }
        Row answers = ask(text, questions);
        Map<Integer, DataType> candidates = new LinkedHashMap<>();
        int answer = 0;
        for (int column : open) {
            boolean looksDecimal = yes(answers, answer) && yes(answers, answer + 1);
            if (looksDecimal && answers.getInt(answer + 2) == answers.getInt(answer + 3)) {
                int digits = answers.getInt(answer + 4) - 1;
                int scale = answers.getInt(answer + 2);
                if (digits <= LONG_DECIMAL) {
                    int precision = digits <= SHORT_DECIMAL ? SHORT_DECIMAL : LONG_DECIMAL;
                    candidates.put(column, DataTypes.createDecimalType(precision, scale));
                }
            }
            answer += 5;
        }
        return proven(text, candidates);
    }

    private static Map<Integer, DataType> proven(Dataset<Row> text, Map<Integer, DataType> candidates) {
        if (candidates.isEmpty()) {
            return Map.of();
        }
        List<Column> questions = candidates.entrySet().stream()
                .map(candidate -> min(survives(col(Batch.position(candidate.getKey())), candidate.getValue())))
                .toList();
        Row answers = ask(text, questions);
        Map<Integer, DataType> proven = new LinkedHashMap<>();
        int answer = 0;
        for (Map.Entry<Integer, DataType> candidate : candidates.entrySet()) {
            if (yes(answers, answer++)) {
                proven.put(candidate.getKey(), candidate.getValue());
            }
        }
        return proven;
    }

    private static Column survives(Column value, DataType type) {
        return value.isNull()
                .or(coalesce(value.cast(type).cast(DataTypes.StringType).equalTo(value), lit(false)));
    }

    private static Row ask(Dataset<Row> text, List<Column> questions) {
        return text.select(questions.toArray(Column[]::new)).head();
    }

    private static boolean yes(Row answers, int position) {
        return !answers.isNullAt(position) && answers.getBoolean(position);
    }
}
