package dev.weir.quality.worker.batch;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/** What the footer of a Parquet file says. */
public final class ParquetFiles {
    private ParquetFiles() {}

    /** The number of rows; reads the footer only. */
    public static long rows(Path path, Configuration hadoop) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
            return reader.getRecordCount();
        }
    }

    /** The columns, as the footer describes them. */
    static MessageType schema(Path path, Configuration hadoop) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
            return reader.getFileMetaData().getSchema();
        }
    }
}
