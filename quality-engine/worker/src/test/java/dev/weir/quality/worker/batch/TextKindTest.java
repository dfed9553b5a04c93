package dev.weir.quality.worker.batch;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.meaning.TextKind;
import dev.weir.quality.worker.conformance.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class TextKindTest {

    @Test
    void findsTheTypeThatAllValuesSurvive() {
        assertThat(type("1", "-20")).isEqualTo(DataTypes.LongType);
        assertThat(type("1", "02")).isEqualTo(DataTypes.StringType);
        assertThat(type("1", "2.5")).isEqualTo(DataTypes.StringType);
        assertThat(type("1.50", "22.25")).isEqualTo(DataTypes.createDecimalType(18, 2));
        assertThat(type("1.5", "22.25")).isEqualTo(DataTypes.DoubleType);
        assertThat(type("1.5", "22.250")).isEqualTo(DataTypes.StringType);
        assertThat(type("12345678901234567890.12")).isEqualTo(DataTypes.createDecimalType(38, 2));
        assertThat(type("true", "false")).isEqualTo(DataTypes.BooleanType);
        assertThat(type("2024-02-29")).isEqualTo(DataTypes.DateType);
        assertThat(type("2023-02-29")).isEqualTo(DataTypes.StringType);
        assertThat(type("2024-01-01 10:00:00.5")).isEqualTo(DataTypes.TimestampNTZType);
        assertThat(type()).isEqualTo(DataTypes.StringType);
    }

    @Test
    void doesNotDependOnHowTheValuesAreDivided() {
        for (List<String> values :
                List.of(List.of("1", "2", "x"), List.of("1.5", "2.5", "2.25"), List.of("1", "", "2"))) {
            for (int cut = 0; cut <= values.size(); cut++) {
                TextKind left = kind(values.subList(0, cut));
                TextKind right = kind(values.subList(cut, values.size()));

                assertThat(LosslessTypes.type(left.and(right))).isEqualTo(LosslessTypes.type(kind(values)));
            }
        }
    }

    /** The law, as Spark sees it: whatever type is found for a text, the text comes back out of it. */
    @Test
    void sparkGivesEveryTextBackFromItsType() {
        List<String> texts = new ArrayList<>();
        Random random = new Random(42);
        String alphabet = "0011223459.--+E: T";
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(7); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            texts.add(text.toString());
            texts.add(Double.toString(Math.exp(random.nextGaussian() * 20)));
            texts.add(Long.toString(random.nextLong() >> random.nextInt(64)));
            texts.add("%d.%02d".formatted(random.nextInt(), random.nextInt(100)));
            texts.add(random.nextLong() + "%09d.%03d".formatted(random.nextInt(1_000_000_000), random.nextInt(1000)));
            texts.add("%04d-%02d-%02d".formatted(random.nextInt(10_000), random.nextInt(14), random.nextInt(33)));
            texts.add("2024-%02d-%02d %02d:%02d:%02d.%d"
                    .formatted(
                            1 + random.nextInt(12),
                            1 + random.nextInt(31),
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(62),
                            random.nextInt(1_000_000)));
        }
        for (DataType type : List.of(
                DataTypes.LongType,
                DataTypes.DoubleType,
                DataTypes.DateType,
                DataTypes.TimestampNTZType,
                DataTypes.createDecimalType(18, 2),
                DataTypes.createDecimalType(38, 3))) {
            List<String> found =
                    texts.stream().filter(text -> type(text).equals(type)).toList();
            Dataset<Row> frame =
                    Checks.spark().createDataset(found, Encoders.STRING()).toDF("t");

            assertThat(found).as(type.simpleString()).hasSizeGreaterThan(10);
            assertThat(frame.filter(col("t").cast(type)
                                    .cast("string")
                                    .eqNullSafe(col("t"))
                                    .equalTo(false))
                            .as(Encoders.STRING())
                            .takeAsList(5))
                    .as(type.simpleString())
                    .isEmpty();
        }
    }

    private static DataType type(String... values) {
        return LosslessTypes.type(kind(Arrays.asList(values)));
    }

    private static TextKind kind(List<String> values) {
        TextKind kind = new TextKind();
        values.forEach(kind::add);
        return Stream.of(kind).findFirst().orElseThrow();
    }
}
