package dev.weir.format.sample;

import dev.weir.format.FileFormat;
import dev.weir.format.TextLimits;
import dev.weir.format.avro.AvroValues;
import dev.weir.format.csv.CsvValues;
import dev.weir.format.ndjson.NdjsonValues;
import dev.weir.format.orc.OrcValues;
import dev.weir.format.parquet.ParquetValues;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.io.IOException;

/**
 * Reads the first values of a file: at most a megabyte of text; of Parquet the first row group, of ORC the first stripe, of
 * Avro the first blocks, if they are not too large.
 */
public final class ValueSampler {

    private static final TextLimits BEGINNING = new TextLimits(1024 * 1024, 0);

    private ValueSampler() {}

    /** The sample could not be taken; the reason is for people, and holds no value. */
    public static final class NotSampled extends Exception {
        public NotSampled(String reason) {
            super(reason);
        }
    }

    /**
     * Reads a file's beginning.
     *
     * @throws StorageFailed if the store does not give the bytes
     */
    public static ValueSample of(LakeStore store, LakeObject object, FileFormat format) throws NotSampled {
        ValueSample sample = new ValueSample();
        try {
            switch (format) {
                case CSV -> CsvValues.read(store, object, BEGINNING, sample::add);
                case NDJSON -> NdjsonValues.read(store, object, BEGINNING, sample::add);
                case PARQUET -> ParquetValues.read(store, object, ValueSample.MOST_VALUES, sample::add);
                case ORC -> OrcValues.read(store, object, ValueSample.MOST_VALUES, sample::add);
                case AVRO -> AvroValues.read(store, object, ValueSample.MOST_VALUES, sample::add);
            }
        } catch (StorageFailed failed) {
            throw failed;
        } catch (IOException | RuntimeException broken) {
            if (broken.getCause() instanceof StorageFailed failed) {
                throw failed;
            }
            // What a parser says of a broken file may quote it.
            throw new NotSampled("the file cannot be read as " + format.wireName());
        }
        return sample;
    }
}
