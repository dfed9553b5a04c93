package dev.weir.format.csv;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.TextValue;
import dev.weir.format.TypeMerge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types that grow with the values that are taken. */
final class CsvColumns {

    private final ColumnType[] types;

    CsvColumns(int columns) {
        this.types = new ColumnType[columns];
        Arrays.fill(types, Plain.UNKNOWN);
    }

    ColumnType type(int column) {
        return types[column];
    }

    /** Fields beyond the first row's are not looked at; missing ones are nulls. */
    void take(List<String> row) {
        int fields = Math.min(row.size(), types.length);
        for (int i = 0; i < fields; i++) {
            if (types[i] != Plain.STRING) {
                ColumnType type = TextValue.typeOf(row.get(i));
                if (!type.equals(types[i])) {
                    types[i] = TypeMerge.INFERRED.merge(types[i], type).orElse(Plain.STRING);
                }
            }
        }
    }

    /** A column without a name is called by its place; a name that was there before gets a number. */
    List<Column> named(List<String> header) {
        Set<String> taken = new HashSet<>();
        // Where to go on counting: names that are all the same must not be counted from the beginning each time.
        Map<String, Integer> next = new HashMap<>();
        List<Column> columns = new ArrayList<>(header.size());
        for (String field : header) {
            String wanted = field.isBlank() ? "column_" + (columns.size() + 1) : field.strip();
            String name = wanted;
            while (!taken.add(name)) {
                name = wanted + "_" + next.merge(wanted, 2, (before, two) -> before + 1);
            }
            columns.add(Column.inFiles(name, types[columns.size()], true));
        }
        return columns;
    }
}
