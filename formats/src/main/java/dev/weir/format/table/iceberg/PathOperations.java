package dev.weir.format.table.iceberg;

import dev.weir.format.table.TableRefused;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A table that no catalog keeps: {@code metadata/v<N>.metadata.json}, of which the next number is whoever's writes it first.
 *
 * @see <a href="https://iceberg.apache.org/spec/#file-system-tables">Iceberg: file system tables</a>
 */
final class PathOperations implements TableOperations {

    private static final Logger LOG = Logger.getLogger(PathOperations.class);
    private static final Pattern NAME = Pattern.compile("v(\\d{1,9})(?:\\.gz)?\\.metadata\\.json(?:\\.gz)?");

    private final LakeStore store;
    private final LakePath root;
    private final WrittenFiles files;
    private @Nullable TableMetadata current;
    private int version;

    PathOperations(LakeStore store, LakePath root) {
        this.store = store;
        this.root = root;
        this.files = new WrittenFiles(store, root);
    }

    /** Null if there is no table. */
    @Override
    @SuppressWarnings("NullAway") // Iceberg's own contract
    public @Nullable TableMetadata current() {
        return current == null ? refresh() : current;
    }

    @Override
    @SuppressWarnings("NullAway") // Iceberg's own contract
    public @Nullable TableMetadata refresh() {
        CurrentMetadata metadata = new CurrentMetadata(store, root);
        Optional<LakeObject> newest = metadata.newest();
        if (newest.isEmpty()) {
            current = null;
            version = 0;
            return null;
        }
        Matcher name = NAME.matcher(newest.get().location().name());
        if (!name.matches()) {
            throw new TableRefused(
                    "table-kept-by-catalog",
                    "The table at " + root + " is kept by a catalog, to judge by "
                            + newest.get().location().name()
                            + ": only through it can anybody commit. Let the ruleset have another target.");
        }
        version = Integer.parseInt(name.group(1));
        current = TableMetadataParser.fromJson(newest.get().location().value(), metadata.text(newest.get()));
        return current;
    }

    @Override
    public void commit(@Nullable TableMetadata base, TableMetadata next) {
        if (base != current) {
            throw new LostRace();
        }
        int number = version + 1;
        ObjectLocation file = new ObjectLocation(metadataFileLocation("v" + number + ".metadata.json"));
        byte[] text = TableMetadataParser.toJson(next).getBytes(StandardCharsets.UTF_8);
        if (!isWritten(file, text)) {
            throw new LostRace();
        }
        try {
            store.write(
                    new ObjectLocation(metadataFileLocation("version-hint.text")),
                    Integer.toString(number).getBytes(StandardCharsets.UTF_8));
        } catch (StorageFailed unhinted) {
            // A help for readers, no more: the files behind it count, too. The commit is made.
            LOG.warnf("the hint of %s stays behind: %s", root, unhinted.getMessage());
        }
        current = null;
    }

    // What is there may be ours: an answer was lost, and the request sent again.
    private boolean isWritten(ObjectLocation file, byte[] text) {
        try {
            return store.writeNew(file, text) || Arrays.equals(store.range(file, 0, text.length + 1), text);
        } catch (StorageFailed unknown) {
            // Nothing of this commit may be tidied away: it may have been made.
            throw new CommitStateUnknownException(unknown);
        }
    }

    /** Somebody else's commit became the next version. The library is not to try again by itself: it may be of the same id. */
    static final class LostRace extends RuntimeException implements CleanableFailure {
        private static final long serialVersionUID = 1;

        LostRace() {
            super("the table was changed meanwhile");
        }
    }

    @Override
    public FileIO io() {
        return files;
    }

    @Override
    public String metadataFileLocation(String name) {
        return root.value() + "metadata/" + name;
    }

    @Override
    @SuppressWarnings("NullAway") // asked of tables that are there
    public LocationProvider locationProvider() {
        return LocationProviders.locationsFor(root.value(), current().properties());
    }
}
