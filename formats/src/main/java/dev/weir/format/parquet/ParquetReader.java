package dev.weir.format.parquet;

import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.MetadataReader;
import dev.weir.format.parquet.CompactBytes.FooterBroken;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Reads the footer: most often with one request for the file's end, with a second if the footer is longer.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">The file's layout: magic, data, footer, its length, magic</a>
 */
public final class ParquetReader implements MetadataReader {

    private static final int FIRST_READ = 32 * 1024;
    /** Real footers of 10,000 columns stay below it; a length beyond it is damage or malice. */
    private static final int LONGEST_FOOTER = 64 * 1024 * 1024;

    private static final int LENGTH_AND_MAGIC = 8;
    private static final int SMALLEST_FILE = 4 + LENGTH_AND_MAGIC;

    private final KnownSchemas known = new KnownSchemas();

    @Override
    public FileReading read(LakeStore store, LakeObject object) {
        if (object.bytes() < SMALLEST_FILE) {
            return new BrokenFile("truncated", "has " + object.bytes() + " bytes; no Parquet file is that short");
        }
        byte[] end = store.tail(object.location(), FIRST_READ);
        if (end.length < LENGTH_AND_MAGIC) {
            return new BrokenFile("truncated", "became shorter while it was read");
        }
        String magic = new String(end, end.length - 4, 4, StandardCharsets.ISO_8859_1);
        if (magic.equals("PARE")) {
            return new BrokenFile("encrypted", "has an encrypted footer");
        }
        if (!magic.equals("PAR1")) {
            return new BrokenFile(
                    "wrong-magic", "does not end with PAR1: it is cut off, still being written, or not Parquet");
        }
        int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - LENGTH_AND_MAGIC);
        if (length <= 0 || length > object.bytes() - SMALLEST_FILE) {
            return new BrokenFile(
                    "footer-length",
                    "says its footer has " + length + " bytes, in a file of " + object.bytes() + " bytes");
        }
        if (length > LONGEST_FOOTER) {
            return new BrokenFile("footer-too-long", "has a footer of " + length + " bytes");
        }
        byte[] whole = length + LENGTH_AND_MAGIC <= end.length
                ? end
                : store.tail(object.location(), length + LENGTH_AND_MAGIC);
        int from = whole.length - LENGTH_AND_MAGIC - length;
        return from < 0
                ? new BrokenFile("truncated", "became shorter while it was read")
                : metadata(whole, from, length);
    }

    private FileReading metadata(byte[] bytes, int from, int length) {
        try {
            ParquetFooter footer = ParquetFooter.read(bytes, from, length, known);
            ParquetSchema schema = footer.schema();
            if (footer.rows() < 0) {
                return new BrokenFile("footer-unreadable", "does not say how many rows it has");
            }
            OptionalLong ofGroups = footer.rowsOfGroups();
            if (ofGroups.isPresent() && ofGroups.getAsLong() != footer.rows()) {
                return new BrokenFile(
                        "counts-impossible",
                        "says that it has " + footer.rows() + " rows, and that its row groups have "
                                + ofGroups.getAsLong());
            }
            return new FileMetadata(
                    schema.columns(), OptionalLong.of(footer.rows()), footer.statistics(), footer.remarks());
        } catch (FooterBroken unreadable) {
            return new BrokenFile("footer-unreadable", "has a footer that cannot be read: " + unreadable.getMessage());
        } catch (ParquetSchema.SchemaBroken broken) {
            return broken.broken();
        }
    }
}
