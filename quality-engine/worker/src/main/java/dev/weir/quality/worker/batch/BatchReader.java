package dev.weir.quality.worker.batch;

import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Reads exactly the objects of a batch. Every record of them comes out, as a row or as a malformed one.
 *
 * <p>Throws {@link UnreadableBatch} when that is not possible.
 */
public final class BatchReader {
    private final SparkSession session;
    private final Configuration hadoop;

    public BatchReader(SparkSession session) {
        this.session = session;
        this.hadoop = session.sessionState().newHadoopConf();
    }

    public Batch read(BatchSource source) {
        SourceFiles files = new SourceFiles(hadoop);
        requireUnchanged(source);
        List<Location> locations = source.objects().stream()
                .map(SourceObject::location)
                .sorted(Comparator.naturalOrder())
                .map(Location::new)
                .toList();
        Batch batch =
                switch (source.format()) {
                    case PARQUET -> new ParquetBatch(session, hadoop).read(locations);
                    case CSV -> new CsvBatch(session, files).read(locations);
                    case NDJSON -> new NdjsonBatch(session, files).read(locations);
                };
        return batch.without(source.leaveOut());
    }

    /** That nobody writes while we read, as far as sizes tell. */
    public void requireUnchanged(BatchSource source) {
        SourceFiles files = new SourceFiles(hadoop);
        source.objects().forEach(files::requireUnchanged);
    }
}
