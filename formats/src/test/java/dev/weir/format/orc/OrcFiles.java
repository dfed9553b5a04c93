package dev.weir.format.orc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** ORC files by ORC's own writer. */
public final class OrcFiles {

    private OrcFiles() {}

    /** @param fill puts rows into a batch */
    public static byte[] file(String schema, CompressionKind kind, Consumer<VectorizedRowBatch> fill) {
        try {
            Path folder = Files.createTempDirectory("orc");
            Path file = folder.resolve("a.orc");
            Configuration none = new Configuration(false);
            RawLocalFileSystem local = new RawLocalFileSystem();
            local.initialize(URI.create("file:///"), none);
            TypeDescription type = TypeDescription.fromString(schema);
            OrcFile.WriterOptions options = OrcFile.writerOptions(none)
                    .fileSystem(local)
                    .setSchema(type)
                    .compress(kind);
            try (Writer writer = OrcFile.createWriter(new org.apache.hadoop.fs.Path(file.toUri()), options)) {
                VectorizedRowBatch batch = type.createRowBatch();
                fill.accept(batch);
                writer.addRowBatch(batch);
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
