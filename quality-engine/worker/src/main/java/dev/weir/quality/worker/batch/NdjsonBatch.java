package dev.weir.quality.worker.batch;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Files with one JSON object a line. A line that is no single object, by a strict reading, is malformed and kept in the
 * reason; a blank line is no record. A field that is missing is null; where fields of one name disagree about their type,
 * the column is text.
 */
final class NdjsonBatch {
    private static final String LINE = Batch.position(0);
    private static final String UNFIT = "weir_unfit";

    private final SparkSession session;
    private final SourceFiles files;

    NdjsonBatch(SparkSession session, SourceFiles files) {
        this.session = session;
        this.files = files;
    }

    Batch read(List<Location> locations) {
        SourceFiles opening = files;
        Dataset<Row> lines = TextFrame.of(session, locations, 1, location -> new Lines(location, opening))
                .persist(StorageLevel.MEMORY_AND_DISK());
        Runnable release = () -> lines.unpersist(false);
        StructType schema = session.read()
                .json(lines.filter(col(Batch.MALFORMED).isNull()).select(LINE).as(Encoders.STRING()))
                .schema();
        return typed(lines, schema, release);
    }

    private static Batch typed(Dataset<Row> lines, StructType inferred, Runnable release) {
        List<String> columns = Arrays.stream(inferred.fieldNames())
                .filter(name -> !name.equals("_corrupt_record"))
                .toList();
        if (columns.isEmpty()) {
            return new Batch(lines.select(Batch.MALFORMED), columns, release);
        }
        StructType schema = new StructType();
        for (String column : columns) {
            schema = schema.add(inferred.apply(column));
        }
        Column parsed = from_json(
                col(LINE),
                schema.add(UNFIT, DataTypes.StringType),
                Map.of("mode", "PERMISSIVE", "columnNameOfCorruptRecord", UNFIT));
        Column object = col("object");
        Column unfit = object.getField(UNFIT);
        Column[] all = Stream.concat(
                        IntStream.range(0, columns.size())
                                .mapToObj(i -> when(unfit.isNull(), object.getField(columns.get(i)))
                                        .as(Batch.position(i))),
                        Stream.of(coalesce(
                                        col(Batch.MALFORMED),
                                        when(
                                                unfit.isNotNull(),
                                                concat(lit("malformed: does not fit the other lines: "), unfit)))
                                .as(Batch.MALFORMED)))
                .toArray(Column[]::new);
        return new Batch(lines.select(col(Batch.MALFORMED), parsed.as("object")).select(all), columns, release);
    }

    /** The lines of one file: the line, then why it is malformed, or null. */
    private static final class Lines implements Iterator<Row> {
        private static final ObjectReader STRICT = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);

        private final String location;
        private final BufferedReader text;
        private long line;
        private @Nullable String next;

        Lines(String location, SourceFiles files) {
            this.location = location;
            try {
                this.text = new BufferedReader(files.open(location));
            } catch (IOException e) {
                throw TextProblem.of(location, e);
            }
            TaskContext task = TaskContext.get();
            if (task != null) {
                task.addTaskCompletionListener((TaskContext done) -> close());
            }
        }

        @Override
        public boolean hasNext() {
            try {
                while (next == null) {
                    String read = text.readLine();
                    if (read == null) {
                        return false;
                    }
                    line++;
                    next = read.isBlank() ? null : read;
                }
                return true;
            } catch (IOException e) {
                throw TextProblem.of(location, e);
            }
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String json = Objects.requireNonNull(next);
            next = null;
            String wrong = wrong(json);
            return wrong == null
                    ? RowFactory.create(json, null)
                    : RowFactory.create(
                            null,
                            "malformed: line " + line + " of " + new Location(location).fileName() + " " + wrong + ": "
                                    + json);
        }

        private static @Nullable String wrong(String json) {
            try (JsonParser parser = STRICT.createParser(json)) {
                JsonNode node = STRICT.readTree(parser);
                if (node == null || !node.isObject()) {
                    return "is no JSON object";
                }
                return parser.nextToken() == null ? null : "has more than one JSON object";
            } catch (JsonProcessingException e) {
                return "is no JSON object (" + e.getOriginalMessage() + ")";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void close() {
            try {
                text.close();
            } catch (IOException e) {
                throw TextProblem.of(location, e);
            }
        }
    }
}
