package dev.weir.format.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.Remark;
import dev.weir.format.TextValue;
import dev.weir.format.TypeMerge;
import java.util.List;

/** The first rows of a file, of which the very first may be a header. */
final class CsvSample {

    private List<String> first = List.of();
    private CsvColumns below = new CsvColumns(0);
    private boolean empty = true;
    private long rows;
    private long ragged;
    private String firstRagged = "";

    boolean isEmpty() {
        return empty;
    }

    void take(CsvRecord row) {
        if (empty) {
            empty = false;
            first = List.copyOf(row.getFields());
            below = new CsvColumns(first.size());
            return;
        }
        rows++;
        below.take(row.getFields());
        if (row.getFieldCount() != first.size() && ragged++ == 0) {
            firstRagged = "line " + row.getStartingLineNumber() + " has " + row.getFieldCount() + " fields";
        }
    }

    /**
     * False only if the first row fits the rows below in every column, and has something that nobody calls a column: a
     * date, a fraction, a truth; or nothing but whole numbers, that are not counted up as years are.
     */
    boolean hasHeader() {
        if (rows == 0) {
            return true;
        }
        boolean value = false;
        boolean onlyNumbers = true;
        for (int i = 0; i < first.size(); i++) {
            ColumnType here = TextValue.typeOf(first.get(i));
            ColumnType there = below.type(i);
            if (here == Plain.STRING ? there != Plain.STRING : !fits(here, there)) {
                return true;
            }
            onlyNumbers &= here == Plain.INT || here == Plain.LONG;
            value |= here != Plain.STRING && here != Plain.UNKNOWN && here != Plain.INT && here != Plain.LONG;
        }
        return !value && !(onlyNumbers && !countsUp());
    }

    private static boolean fits(ColumnType here, ColumnType there) {
        return here == Plain.UNKNOWN
                || (there != Plain.UNKNOWN
                        && there != Plain.STRING
                        && TypeMerge.INFERRED.merge(here, there).orElse(Plain.STRING) != Plain.STRING);
    }

    private boolean countsUp() {
        for (int i = 1; i < first.size(); i++) {
            if (Long.parseLong(first.get(i)) <= Long.parseLong(first.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    List<Column> columns() {
        if (hasHeader()) {
            return below.named(first);
        }
        below.take(first);
        return below.named(first.stream().map(value -> "").toList());
    }

    void remarks(List<Remark> remarks) {
        if (!hasHeader()) {
            remarks.add(new Remark("no-header", "has values in its first line, and no names for its columns"));
        }
        if (ragged > 0) {
            remarks.add(new Remark(
                    "ragged-rows",
                    "has rows of other lengths than its first, which has " + first.size() + " fields: " + firstRagged
                            + (ragged == 1 ? "" : ", and " + (ragged - 1) + " more in the sample")));
        }
    }
}
