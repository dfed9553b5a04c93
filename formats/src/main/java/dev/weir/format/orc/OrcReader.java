package dev.weir.format.orc;

import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.MetadataReader;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.orc.OrcProto.PostScript;

/**
 * Reads the footer: most often with one request for the file's end, with a second if the footer is longer. Needs of ORC's
 * library its messages and its codecs; its reader would ask for a file system, and trust what a damaged footer claims.
 *
 * @see <a href="https://orc.apache.org/specification/ORCv1/">The file's layout: data, metadata, footer, postscript, its
 *     length</a>
 */
public final class OrcReader implements MetadataReader {

    private static final int FIRST_READ = 32 * 1024;
    /** A footer of 100,000 columns stays below it. */
    private static final int LONGEST_FOOTER = 16 * 1024 * 1024;

    private static final int SMALLEST_FILE = 4;

    @Override
    public FileReading read(LakeStore store, LakeObject object) {
        if (object.bytes() < SMALLEST_FILE) {
            return new BrokenFile("truncated", "has " + object.bytes() + " bytes; no ORC file is that short");
        }
        byte[] end = store.tail(object.location(), FIRST_READ);
        int postScriptLength = end.length == 0 ? 0 : end[end.length - 1] & 0xFF;
        if (end.length < SMALLEST_FILE || postScriptLength >= end.length) {
            return new BrokenFile("truncated", "became shorter while it was read, or is not ORC");
        }
        try {
            int beforePostScript = end.length - 1 - postScriptLength;
            PostScript postScript = OrcFooter.postScript(end, beforePostScript, postScriptLength);
            if (!postScript.getMagic().equals("ORC")) {
                return new BrokenFile(
                        "wrong-magic", "does not end with ORC: it is cut off, still being written, or not ORC");
            }
            long length = postScript.getFooterLength();
            if (length < 0 || length > object.bytes() - 1 - postScriptLength) {
                return new BrokenFile(
                        "footer-length",
                        "says its footer has " + length + " bytes, in a file of " + object.bytes() + " bytes");
            }
            if (length > LONGEST_FOOTER) {
                return new BrokenFile("footer-too-long", "has a footer of " + length + " bytes");
            }
            int footerToEnd = (int) length + postScriptLength + 1;
            byte[] whole = footerToEnd <= end.length ? end : store.tail(object.location(), footerToEnd);
            int from = whole.length - footerToEnd;
            return from < 0
                    ? new BrokenFile("truncated", "became shorter while it was read")
                    : metadata(OrcFooter.read(postScript, whole, from, (int) length, LONGEST_FOOTER));
        } catch (OrcFooter.Swollen bomb) {
            return new BrokenFile("zip-bomb", String.valueOf(bomb.getMessage()));
        } catch (IOException unreadable) {
            return new BrokenFile("footer-unreadable", "has a footer that cannot be read: " + unreadable.getMessage());
        } catch (OrcSchema.SchemaBroken broken) {
            return broken.broken();
        }
    }

    private static FileReading metadata(OrcFooter footer) {
        if (footer.rows() < 0) {
            return new BrokenFile("footer-unreadable", "says that it has " + footer.rows() + " rows");
        }
        OrcSchema schema = new OrcSchema(footer.types());
        OptionalLong rows = OptionalLong.of(footer.rows());
        if (!footer.tellsStatistics()) {
            return new FileMetadata(schema.columns(), rows);
        }
        OrcStatistics statistics = new OrcStatistics(footer, schema);
        return new FileMetadata(schema.columns(), rows, statistics.byPath(), statistics.remarks());
    }
}
