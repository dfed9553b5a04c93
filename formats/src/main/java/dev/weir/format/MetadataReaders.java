package dev.weir.format;

import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.avro.AvroReader;
import dev.weir.format.csv.CsvFileReader;
import dev.weir.format.ndjson.NdjsonReader;
import dev.weir.format.orc.OrcReader;
import dev.weir.format.parquet.ParquetReader;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** The reader of each format. */
public final class MetadataReaders implements MetadataReader {

    private static final Logger LOG = Logger.getLogger(MetadataReaders.class);

    private final Map<FileFormat, MetadataReader> readers;

    public MetadataReaders(Map<FileFormat, MetadataReader> readers) {
        this.readers = new EnumMap<>(readers);
    }

    /** All formats there are. */
    public static MetadataReaders all(TextLimits limits) {
        return new MetadataReaders(Map.of(
                FileFormat.PARQUET, new ParquetReader(),
                FileFormat.ORC, new OrcReader(),
                FileFormat.AVRO, new AvroReader(limits),
                FileFormat.CSV, new CsvFileReader(limits),
                FileFormat.NDJSON, new NdjsonReader(limits)));
    }

    @Override
    public FileReading read(LakeStore store, LakeObject object) {
        if (object.bytes() == 0) {
            return new BrokenFile("empty-file", "has 0 bytes");
        }
        String name = object.location().name();
        FileFormat format = FileFormat.of(name)
                .orElseThrow(() -> new IllegalArgumentException("no reader for the extension of " + name));
        MetadataReader reader = readers.get(format);
        if (reader == null) {
            throw new IllegalStateException("no reader for " + format.wireName());
        }
        FileReading reading = lastDefence(reader, store, object);
        return reading instanceof FileMetadata metadata
                        && !metadata.columns().stream().allMatch(Column::isText)
                ? new BrokenFile("name-unreadable", "has a column whose name is not text")
                : reading;
    }

    // Bytes that no one foresaw make libraries throw what no one foresaw. The next file is none the worse for it.
    private static FileReading lastDefence(MetadataReader reader, LakeStore store, LakeObject object) {
        try {
            return reader.read(store, object);
        } catch (StorageFailed failed) {
            throw failed;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unforeseen) {
            // Of these errors, both are over once the reader's frames are gone.
            LOG.warnf(unforeseen, "%s could not be read", object.location());
            return new BrokenFile("unreadable", "cannot be read: " + unforeseen);
        }
    }
}
