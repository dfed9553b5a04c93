package dev.weir.format.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files by Parquet's own writer. */
public final class ParquetFiles {

    private ParquetFiles() {}

    /** @param inGroup rows of a row group */
    public static byte[] file(String schema, int inGroup, List<Consumer<Group>> rows) {
        try {
            Path folder = Files.createTempDirectory("parquet");
            Path file = folder.resolve("a.parquet");
            MessageType type = MessageTypeParser.parseMessageType(schema);
            try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                    .withConf(new PlainParquetConfiguration())
                    .withType(type)
                    .withRowGroupRowCountLimit(inGroup)
                    .build()) {
                for (Consumer<Group> row : rows) {
                    Group group = new SimpleGroup(type);
                    row.accept(group);
                    writer.write(group);
                }
            }
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
