package dev.weir.format.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.TextValue;
import dev.weir.format.TypeMerge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Columns named by a header, with types that grow with the values that are taken. */
final class CsvColumns {

    private final List<String> names;
    private final ColumnType[] types;

    CsvColumns(List<String> header) {
        this.names = named(header);
        this.types = new ColumnType[names.size()];
        Arrays.fill(types, Plain.UNKNOWN);
    }

    // A column without a name is called by its place; a name that was there before gets a number.
    private static List<String> named(List<String> header) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>(header.size());
        for (String field : header) {
            String wanted = field.isBlank() ? "column_" + (names.size() + 1) : field.strip();
            String name = wanted;
            for (int i = 2; !taken.add(name); i++) {
                name = wanted + "_" + i;
            }
            names.add(name);
        }
        return names;
    }

    /** Fields beyond the header's are not looked at; missing ones are nulls. */
    void take(CsvRecord row) {
        int fields = Math.min(row.getFieldCount(), types.length);
        for (int i = 0; i < fields; i++) {
            if (types[i] != Plain.STRING) {
                ColumnType type = TextValue.typeOf(row.getField(i));
                if (!type.equals(types[i])) {
                    types[i] = TypeMerge.INFERRED.merge(types[i], type).orElse(Plain.STRING);
                }
            }
        }
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            columns.add(Column.inFiles(names.get(i), types[i], true));
        }
        return columns;
    }
}
