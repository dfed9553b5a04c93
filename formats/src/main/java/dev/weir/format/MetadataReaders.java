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
import java.util.EnumMap;
import java.util.Map;

/** The reader of each format. */
public final class MetadataReaders implements MetadataReader {

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
        FileReading reading = reader.read(store, object);
        return reading instanceof FileMetadata metadata
                        && !metadata.columns().stream().allMatch(Column::isText)
                ? new BrokenFile("name-unreadable", "has a column whose name is not text")
                : reading;
    }
}
