package dev.weir.format.table.iceberg;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.util.ContentFileUtil;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a data file are deleted. Exact for deletion vectors, and for a file of positions that speaks of one data
 * file; what else there is may name a row twice, or one that is gone, and only its data could tell.
 *
 * @see <a href="https://iceberg.apache.org/spec/#scan-planning">Which deletes apply to which files</a>
 */
final class Deletes {

    // Beyond this, knowing each would take more memory than the answer is worth.
    private static final int MOST_FILES_KNOWN = 200_000;

    private record OfFile(long rows, long sequence, boolean vector) {}

    /** Those of an unpartitioned spec have no values. */
    private record Scope(int spec, Map<String, @Nullable String> values) {}

    private final Map<String, OfFile> ofFiles = new HashMap<>();
    private final Map<Scope, Long> positions = new HashMap<>();
    private final Map<Scope, Long> equalities = new HashMap<>();
    private long globalEqualities = -1;
    private boolean tooMany;
    private long files;

    long files() {
        return files;
    }

    void add(DeleteFile delete, boolean partitioned, Map<String, @Nullable String> values) {
        files++;
        if (delete.recordCount() == 0) {
            return;
        }
        long sequence = sequence(delete.dataSequenceNumber());
        Scope scope = new Scope(delete.specId(), values);
        if (delete.content() == FileContent.EQUALITY_DELETES) {
            if (partitioned) {
                equalities.merge(scope, sequence, Math::max);
            } else {
                globalEqualities = Math.max(globalEqualities, sequence);
            }
            return;
        }
        String dataFile = ContentFileUtil.referencedDataFileLocation(delete);
        if (dataFile == null) {
            positions.merge(scope, sequence, Math::max);
        } else if (ofFiles.size() < MOST_FILES_KNOWN) {
            ofFiles.merge(
                    dataFile, new OfFile(delete.recordCount(), sequence, ContentFileUtil.isDV(delete)), Deletes::both);
        } else {
            tooMany = true;
        }
    }

    // A vector has all deleted rows of its file in it; of two files of positions nobody knows how they overlap.
    private static OfFile both(OfFile one, OfFile other) {
        if (one.vector() != other.vector()) {
            return one.vector() ? one : other;
        }
        return new OfFile(-1, Math.max(one.sequence(), other.sequence()), one.vector());
    }

    /** The rows that are alive; empty if the metadata does not tell. */
    OptionalLong alive(DataFile file, Map<String, @Nullable String> values) {
        long sequence = sequence(file.dataSequenceNumber());
        Scope scope = new Scope(file.specId(), values);
        OfFile own = ofFiles.get(file.location());
        boolean vector = own != null && own.vector();
        boolean unsure = tooMany
                || sequence < globalEqualities
                || sequence < equalities.getOrDefault(scope, -1L)
                || (!vector && sequence <= positions.getOrDefault(scope, -1L));
        if (unsure) {
            return OptionalLong.empty();
        }
        if (own == null || (!vector && sequence > own.sequence())) {
            return OptionalLong.of(file.recordCount());
        }
        return own.rows() < 0 ? OptionalLong.empty() : OptionalLong.of(file.recordCount() - own.rows());
    }

    private static long sequence(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
