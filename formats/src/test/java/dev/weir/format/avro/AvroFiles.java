package dev.weir.format.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Avro files by Avro's own writer. */
public final class AvroFiles {

    private AvroFiles() {}

    /** @param block bytes, about */
    public static byte[] file(Schema schema, CodecFactory codec, int block, List<? extends GenericRecord> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(codec).setSyncInterval(block).create(schema, file);
            for (GenericRecord row : rows) {
                writer.append(row);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file.toByteArray();
    }
}
