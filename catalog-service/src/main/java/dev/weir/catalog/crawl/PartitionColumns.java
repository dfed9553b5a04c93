package dev.weir.catalog.crawl;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.TextValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns whose values are names of folders: int, long, date or string, whichever holds all of them. */
final class PartitionColumns {

    private final List<Map<String, @Nullable String>> partitions;

    PartitionColumns(List<Map<String, @Nullable String>> partitions) {
        this.partitions = partitions;
    }

    List<Column> columns() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        Map<String, Integer> present = new LinkedHashMap<>();
        for (Map<String, @Nullable String> partition : partitions) {
            partition.forEach((name, value) -> {
                ColumnType type = value == null ? Plain.UNKNOWN : typeOf(value);
                types.merge(name, type, PartitionColumns::both);
                present.merge(name, value == null ? 0 : 1, Integer::sum);
            });
        }
        return types.entrySet().stream()
                .map(entry -> new Column(
                        entry.getKey(),
                        entry.getValue() == Plain.UNKNOWN ? Plain.STRING : entry.getValue(),
                        present.getOrDefault(entry.getKey(), 0) < partitions.size(),
                        true))
                .toList();
    }

    private static ColumnType typeOf(String value) {
        ColumnType type = TextValue.typeOf(value);
        return type == Plain.INT || type == Plain.LONG || type == Plain.DATE ? type : Plain.STRING;
    }

    private static ColumnType both(ColumnType one, ColumnType other) {
        if (one == other || other == Plain.UNKNOWN) {
            return one;
        }
        if (one == Plain.UNKNOWN) {
            return other;
        }
        boolean whole = (one == Plain.INT || one == Plain.LONG) && (other == Plain.INT || other == Plain.LONG);
        return whole ? Plain.LONG : Plain.STRING;
    }
}
