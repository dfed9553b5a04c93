package dev.weir.quality.worker.deequ;

import dev.weir.quality.worker.batch.Location;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.immutable.Map$;

/**
 * Writes good rows into one file and bad rows into another, in one go through a partition of {@link Split#records}. Runs in a
 * task.
 *
 * <p>Files are written under the names they keep: a staging folder belongs to one attempt of a run, and the driver removes what
 * no finished task has told of. So nothing is ever renamed, which in S3 would be a copy.
 */
final class SplitTask implements Function2<Integer, Iterator<InternalRow>, Iterator<SplitTask.Part>> {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(SplitTask.class);

    /**
     * What a task has written.
     *
     * @param passed the name of the file of good rows; null if there were none
     * @param failed the name of the file of bad rows; null if there were none
     * @param bad rows
     * @param byRule how many rows each of the rules that were asked for has marked
     */
    record Part(@Nullable String passed, @Nullable String failed, long rows, long bad, Map<String, Long> byRule)
            implements Serializable {}

    private final Target passed;
    private final Target failed;
    private final boolean copied;
    private final int width;
    private final Set<String> counted;

    /**
     * @param records the schema of {@link Split#records}
     * @param copied whether bad rows are among the good ones too
     * @param counted rules whose rows are to be counted
     */
    SplitTask(
            SparkSession session, StructType records, String passed, String failed, boolean copied, Set<String> counted)
            throws IOException {
        this.width = records.length() - 2;
        this.passed = new Target(
                session,
                passed,
                new StructType(List.of(records.fields()).subList(0, width).toArray(StructField[]::new)));
        this.failed = new Target(session, failed, records);
        this.copied = copied;
        this.counted = Set.copyOf(counted);
    }

    @Override
    public Iterator<Part> call(Integer partition, Iterator<InternalRow> rows) throws IOException {
        long attempt = TaskContext.get().taskAttemptId();
        String name = "part-%05d-%d".formatted(partition, attempt);
        long all = 0;
        long bad = 0;
        Map<String, Long> byRule = new HashMap<>();
        try (Output good = new Output(passed, name);
                Output wrong = new Output(failed, name)) {
            while (rows.hasNext()) {
                InternalRow row = rows.next();
                all++;
                boolean breaks = !row.isNullAt(width + 1);
                if (breaks) {
                    bad++;
                    count(row, byRule);
                    wrong.write(row);
                }
                // A malformed line has no values that could stand among the good rows.
                if (!breaks || copied && row.getArray(width).numElements() > 0) {
                    // The writer leaves nulls out before it looks for their column, which good rows do not have.
                    row.setNullAt(width);
                    row.setNullAt(width + 1);
                    good.write(row);
                }
            }
            good.finish();
            wrong.finish();
            return List.of(new Part(good.file(), wrong.file(), all, bad, byRule))
                    .iterator();
        }
    }

    private void count(InternalRow row, Map<String, Long> byRule) {
        if (counted.isEmpty()) {
            return;
        }
        for (int i = 0; i < row.getArray(width).numElements(); i++) {
            UTF8String id = row.getArray(width).getUTF8String(i);
            if (counted.contains(id.toString())) {
                byRule.merge(id.toString(), 1L, Long::sum);
            }
        }
    }

    /** A folder, and how Parquet is written into it. */
    private static final class Target implements Serializable {
        private static final long serialVersionUID = 1;

        private final String folder;
        private final StructType schema;
        private final OutputWriterFactory writers;
        private final SerializableConfiguration hadoop;

        Target(SparkSession session, String folder, StructType schema) throws IOException {
            this.folder = folder;
            this.schema = schema;
            Job job = Job.getInstance(session.sessionState().newHadoopConf());
            this.writers = new ParquetFileFormat().prepareWrite(session, job, Map$.MODULE$.empty(), schema);
            this.hadoop = new SerializableConfiguration(job.getConfiguration());
        }

        TaskAttemptContextImpl context() {
            Configuration own = new Configuration(hadoop.value());
            return new TaskAttemptContextImpl(own, new TaskAttemptID("weir", 0, TaskType.MAP, 0, 0));
        }
    }

    /** A file, opened with its first row. If it is closed before it is finished, it is as good as not there. */
    private static final class Output implements AutoCloseable {
        private final Target target;
        private final TaskAttemptContextImpl context;
        private final String file;
        private @Nullable OutputWriter writer;
        private boolean used;

        Output(Target target, String name) {
            this.target = target;
            this.context = target.context();
            this.file = name + target.writers.getFileExtension(context);
        }

        void write(InternalRow row) {
            if (writer == null) {
                String path = new Location(target.folder + file).toPath().toString();
                writer = target.writers.newInstance(path, target.schema, context);
                used = true;
            }
            writer.write(row);
        }

        void finish() {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        }

        /** Null if no row was written. */
        @Nullable
        String file() {
            return used ? file : null;
        }

        @Override
        public void close() {
            if (writer != null) {
                // The task has failed already, and what it wrote is removed; only the stream is to be given back.
                try {
                    writer.close();
                } catch (RuntimeException e) {
                    log.debug("{} was not finished", file, e);
                }
            }
        }
    }
}
