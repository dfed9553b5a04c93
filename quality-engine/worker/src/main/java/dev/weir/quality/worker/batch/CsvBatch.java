package dev.weir.quality.worker.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * CSV files with a header line each. Columns are matched by name, so their order may differ from file to file; a file that
 * has other columns than the first one makes the batch unreadable, since filling up with nulls could hide a broken export.
 *
 * <p>A record with too few or too many fields is malformed; its text is kept in the reason.
 */
final class CsvBatch {
    private final SparkSession session;
    private final SourceFiles files;

    CsvBatch(SparkSession session, SourceFiles files) {
        this.session = session;
        this.files = files;
    }

    Batch read(List<Location> locations) {
        List<String> columns = columns(locations);
        SourceFiles opening = files;
        Dataset<Row> text =
                TextFrame.of(session, locations, columns.size(), location -> new Records(location, columns, opening));
        return LosslessTypes.infer(text, columns);
    }

    private List<String> columns(List<Location> locations) {
        List<String> columns = List.of();
        Location first = null;
        for (Location location : locations) {
            List<String> header = header(location);
            if (header.isEmpty()) {
                continue; // an empty file has no rows to lose
            }
            if (first == null) {
                first = location;
                columns = header;
            } else if (!new HashSet<>(header).equals(new HashSet<>(columns))) {
                throw new UnreadableBatch(location + " has the columns " + String.join(", ", header) + ", but " + first
                        + " has " + String.join(", ", columns));
            }
        }
        return columns;
    }

    private List<String> header(Location location) {
        try (CsvRecords records = new CsvRecords(location.value(), files.open(location.value()))) {
            return named(location.value(), records.header());
        } catch (IOException e) {
            throw TextProblem.of(location.value(), e);
        }
    }

    private static List<String> named(String location, List<@Nullable String> header) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String name : header) {
            if (name == null || name.isBlank()) {
                throw new UnreadableBatch(location + " has a column without a name in its header line");
            }
            if (!seen.add(name)) {
                throw new UnreadableBatch(location + " has two columns of the name " + name);
            }
            names.add(name);
        }
        return names;
    }

    /** The rows of one file: one text per column of the batch, then why the record is malformed, or null. */
    private static final class Records implements Iterator<Row> {
        private final String location;
        private final CsvRecords records;
        private final int fields;
        /** Where the column of the batch is in this file. */
        private final int[] source;

        Records(String location, List<String> columns, SourceFiles files) {
            this.location = location;
            try {
                this.records = new CsvRecords(location, files.open(location));
            } catch (IOException e) {
                throw TextProblem.of(location, e);
            }
            TaskContext task = TaskContext.get();
            if (task != null) {
                task.addTaskCompletionListener((TaskContext done) -> records.close());
            }
            List<@Nullable String> header = records.header();
            this.fields = header.size();
            if (!header.isEmpty() && !new HashSet<>(header).equals(new HashSet<>(columns))) {
                throw new UnreadableBatch(location + " changed while being checked: it has another header line now");
            }
            this.source = columns.stream().mapToInt(header::indexOf).toArray();
        }

        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            CsvRecords.Fields record = records.next();
            @Nullable Object[] row = new @Nullable Object[source.length + 1];
            if (record.values().size() == fields) {
                for (int column = 0; column < source.length; column++) {
                    row[column] = record.values().get(source[column]);
                }
            } else {
                row[source.length] = "malformed: line " + record.line() + " of " + new Location(location).fileName()
                        + " has " + record.values().size() + " fields where the header has " + fields + ": "
                        + again(record.values());
            }
            return RowFactory.create(row);
        }

        /** The record as CSV, so that nothing of it is lost. */
        private static String again(List<@Nullable String> values) {
            return values.stream().map(Records::quoted).collect(Collectors.joining(","));
        }

        private static String quoted(@Nullable String value) {
            if (value == null) {
                return "";
            }
            boolean plain =
                    !value.isEmpty() && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
        }
    }
}
