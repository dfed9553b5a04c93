package dev.weir.format;

import dev.weir.format.ColumnType.Array;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Field;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The type that holds the values of two types. */
public enum TypeMerge {
    /** Types that the files declare: only what every engine widens by itself. */
    DECLARED {
        @Override
        Optional<ColumnType> unlike(ColumnType one, ColumnType other) {
            return Optional.empty();
        }
    },
    /** Types that were told from values: what is neither a number nor anything else is a string. */
    INFERRED {
        @Override
        Optional<ColumnType> unlike(ColumnType one, ColumnType other) {
            return isNumber(one) && isNumber(other) ? Optional.of(Plain.DOUBLE) : Optional.of(Plain.STRING);
        }
    };

    abstract Optional<ColumnType> unlike(ColumnType one, ColumnType other);

    public static TypeMerge of(FileFormat format) {
        return format.infersTypes() ? INFERRED : DECLARED;
    }

    /** Empty if no type holds both. Symmetric but for the order of fields. */
    public Optional<ColumnType> merge(ColumnType one, ColumnType other) {
        if (one.equals(other) || other == Plain.UNKNOWN) {
            return Optional.of(one);
        }
        if (one == Plain.UNKNOWN) {
            return Optional.of(other);
        }
        if (widens(one, other)) {
            return Optional.of(other);
        }
        if (widens(other, one)) {
            return Optional.of(one);
        }
        if (one instanceof Struct left && other instanceof Struct right) {
            return fields(left, right);
        }
        if (one instanceof Array left && other instanceof Array right) {
            return merge(left.element(), right.element()).map(Array::new);
        }
        if (one instanceof ColumnType.Map left && other instanceof ColumnType.Map right) {
            return merge(left.key(), right.key())
                    .flatMap(key -> merge(left.value(), right.value()).map(value -> new ColumnType.Map(key, value)));
        }
        return unlike(one, other);
    }

    /** True if every value of {@code from} is, unchanged, a value of {@code to}. */
    public static boolean widens(ColumnType from, ColumnType to) {
        if (from instanceof Decimal narrow && to instanceof Decimal wide) {
            return narrow.scale() == wide.scale() && narrow.precision() < wide.precision();
        }
        return (from == Plain.INT && to == Plain.LONG) || (from == Plain.FLOAT && to == Plain.DOUBLE);
    }

    private static boolean isNumber(ColumnType type) {
        return type == Plain.INT || type == Plain.LONG || type == Plain.DOUBLE;
    }

    private Optional<ColumnType> fields(Struct left, Struct right) {
        Map<String, ColumnType> merged = new LinkedHashMap<>();
        left.fields().forEach(field -> merged.put(field.name(), field.type()));
        for (Field field : right.fields()) {
            ColumnType known = merged.get(field.name());
            Optional<ColumnType> type = known == null ? Optional.of(field.type()) : merge(known, field.type());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            merged.put(field.name(), type.get());
        }
        List<Field> fields = merged.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList();
        return Optional.of(new Struct(fields));
    }
}
