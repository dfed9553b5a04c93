package dev.weir.format.table;

import dev.weir.format.table.TableReading.TablePartition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Files, bytes and rows, of a table and of each of its partitions. Memory grows with the partitions, not with the files. */
public final class FileSums {

    private final Map<Map<String, @Nullable String>, Sum> partitions = new LinkedHashMap<>();
    private final Sum all = new Sum();

    /**
     * @param values of the file's partition; empty if it is in none
     * @param rows alive; empty if nobody tells
     * @throws TableBroken if files cannot be like this
     */
    public void add(Map<String, @Nullable String> values, OptionalLong rows, long bytes) {
        if (rows.orElse(0) < 0 || bytes < 0) {
            throw impossible("a data file has " + rows.orElse(0) + " rows in " + bytes + " bytes");
        }
        all.add(rows, bytes);
        partitions.computeIfAbsent(values, unseen -> new Sum()).add(rows, bytes);
    }

    public OptionalLong rows() {
        return all.rows();
    }

    public long bytes() {
        return all.bytes;
    }

    public long files() {
        return all.files;
    }

    /** In the order of their values; none if no file is in any. */
    public List<TablePartition> partitions() {
        List<TablePartition> found = new ArrayList<>();
        if (partitions.keySet().stream().allMatch(Map::isEmpty)) {
            return found;
        }
        partitions.forEach((values, sum) -> found.add(new TablePartition(values, sum.rows(), sum.bytes, sum.files)));
        found.sort(Comparator.comparing(partition -> partition.values().toString()));
        return found;
    }

    private static TableBroken impossible(String claim) {
        return new TableBroken("counts-impossible", "The metadata says that " + claim + ".");
    }

    private static final class Sum {
        private boolean rowsKnown = true;
        private long rows;
        private long bytes;
        private long files;

        void add(OptionalLong moreRows, long moreBytes) {
            rowsKnown &= moreRows.isPresent();
            files++;
            try {
                rows = Math.addExact(rows, moreRows.orElse(0));
                bytes = Math.addExact(bytes, moreBytes);
            } catch (ArithmeticException overflow) {
                throw impossible("the files have more rows or bytes than there are numbers");
            }
        }

        OptionalLong rows() {
            return rowsKnown ? OptionalLong.of(rows) : OptionalLong.empty();
        }
    }
}
