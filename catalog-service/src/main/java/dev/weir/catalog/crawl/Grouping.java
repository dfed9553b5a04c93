package dev.weir.catalog.crawl;

import dev.weir.format.FileFormat;
import dev.weir.format.table.TableFormat;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns a listing, in UTF-8 order of its keys, into groups. A group is given out when the listing has passed its folder, so
 * that memory holds the folders above the current key, and the files of those that have some.
 */
final class Grouping {

    /** Looks for what the listing would tell too late, since data sorts before it. */
    @FunctionalInterface
    interface Markers {
        /** True if some object in {@code folder} itself is evidence of {@code format}. */
        boolean anyIn(LakePath folder, TableFormat format);

        static Markers in(LakeStore store) {
            return (folder, format) -> {
                boolean[] any = {false};
                store.list(
                        folder,
                        object -> any[0] |= format != TableFormat.ICEBERG
                                || TableMarker.isIcebergMetadata(
                                        object.location().name()));
                return any[0];
            };
        }
    }

    /** Takes what was found. */
    interface Finds {
        void files(FileGroup group);

        void table(TableFolder table);

        void raw(RawFolder folder);

        void finding(Finding finding);
    }

    private static final class Folder {
        final LakePath path;
        FileList files;
        final Set<String> folders = new HashSet<>();

        @Nullable
        RawFolder raw;

        @Nullable
        TableFormat table;

        final Fingerprint metadata = new Fingerprint();
        boolean insideTable;
        boolean pinned;
        boolean askedForDelta;

        Folder(LakePath path, boolean insideTable) {
            this.path = path;
            this.files = new FileList(path);
            this.insideTable = insideTable;
        }
    }

    /** Where the gate keeps what it is still moving, and its manifests. Nobody needs to be told that this is skipped. */
    private static final String OWN_FOLDER = "_weir";

    private static final String UNKNOWN_FORMAT = "unknown-format";

    private static final int NOT_HIDDEN = -1;

    private final LakePath root;
    private final Pins pins;
    private final Markers markers;
    private final Finds finds;
    private final Deque<Folder> open = new ArrayDeque<>();

    private PartitionPath lastPartition = PartitionPath.NONE;
    private String lastParent = "";
    private List<String> lastFolders = List.of();
    private boolean lastIsPinned;
    private boolean lastIsOdd;
    private int lastHiddenAt = NOT_HIDDEN;
    private @Nullable Folder lastFolder;
    private @Nullable String lastHidden;

    Grouping(LakePath root, Pins pins, Markers markers, Finds finds) {
        this.root = root;
        this.pins = pins;
        this.markers = markers;
        this.finds = finds;
        open.push(new Folder(root, false));
    }

    void accept(LakeObject object) {
        String below = object.location().value().substring(root.value().length());
        int nameAt = below.lastIndexOf('/') + 1;
        String name = below.substring(nameAt);
        foldersOf(below.substring(0, nameAt));
        // What lies in a hidden folder is hidden, tables too; a table's own metadata is hidden only from readers.
        Optional<TableMarker> table = TableMarker.of(lastFolders, name)
                .filter(marker -> lastHiddenAt == NOT_HIDDEN || lastHiddenAt >= marker.depth());
        if (lastIsOdd) {
            skipped(object.location().value(), "odd-path", "has a folder without a name, or with a line break in it");
        } else if (table.isPresent()) {
            table(table.get(), object);
        } else if (lastHiddenAt != NOT_HIDDEN) {
            List<String> above = lastFolders.subList(0, lastHiddenAt);
            // The folders above are there, though nothing else may be in them.
            open(above.subList(0, above.size() - PartitionPath.endOf(above).folders()));
            hiddenFolder(lastFolders.subList(0, lastHiddenAt + 1));
        } else {
            file(object, name);
        }
    }

    /** Tells that {@code folder} is there: of a listing of one level, nothing else does. */
    void folder(LakePath folder) {
        String below = folder.relativeTo(root);
        List<String> names = Arrays.asList(below.split("/"));
        if (hidden(names) == NOT_HIDDEN) {
            open(names.subList(0, names.size() - 1)).folders.add(Naming.lastFolder(folder));
        }
    }

    /** After the last object. */
    void close() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    // Most objects have the same parent as the one before, and what is told by the folders' names is told once.
    private void foldersOf(String parent) {
        if (!parent.equals(lastParent)) {
            lastParent = parent;
            lastFolders = parent.isEmpty()
                    ? List.of()
                    : Arrays.asList(parent.split("/", -1)).subList(0, slashes(parent));
            Optional<PartitionPath> pinned = pins.partition(lastFolders);
            lastIsPinned = pinned.isPresent();
            lastPartition = pinned.orElseGet(() -> PartitionPath.endOf(lastFolders));
            lastIsOdd = lastFolders.stream().anyMatch(Grouping::isNoFolder);
            lastHiddenAt = hidden(lastFolders);
            lastFolder = null;
        }
    }

    private static int slashes(String parent) {
        return (int) parent.chars().filter(c -> c == '/').count();
    }

    private static int hidden(List<String> folders) {
        for (int i = 0; i < folders.size(); i++) {
            if (HiddenName.is(folders.get(i))) {
                return i;
            }
        }
        return NOT_HIDDEN;
    }

    // S3 takes any text for a key.
    private static boolean isNoFolder(String name) {
        return name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.lines().count() > 1
                || name.endsWith("\n");
    }

    private void table(TableMarker marker, LakeObject object) {
        Folder folder = open(lastFolders.subList(0, marker.depth()));
        if (!folder.insideTable) {
            isTable(folder, marker.format());
        }
        if (folder.table == marker.format()) {
            folder.metadata.add(object.location().value()).add(object.etag()).add(Long.toString(object.bytes()));
        }
    }

    private void isTable(Folder folder, TableFormat format) {
        folder.insideTable = true;
        folder.table = format;
        folder.files.close();
        folder.files = new FileList(folder.path);
        folder.raw = null;
    }

    private void hiddenFolder(List<String> folders) {
        if (folders.get(folders.size() - 1).equals(OWN_FOLDER)) {
            return;
        }
        String path = String.join("/", folders) + "/";
        if (!path.equals(lastHidden)) {
            lastHidden = path;
            skipped(root.value() + path, "hidden", "is hidden: its name starts with _ or .");
        }
    }

    private void file(LakeObject object, String name) {
        Folder folder = lastFolder;
        if (folder == null || open.element() != folder) {
            folder = open(lastFolders.subList(0, lastFolders.size() - lastPartition.folders()));
            folder.pinned |= lastIsPinned;
            lastFolder = folder;
        }
        String key = object.location().value();
        if (folder.insideTable) {
            return;
        }
        if (HiddenName.is(name)) {
            skipped(key, "hidden", "is hidden: its name starts with _ or .");
        } else if (name.endsWith(".crc") || name.endsWith(".tmp")) {
            skipped(key, "temporary", "is a checksum or a file that was not finished");
        } else if (FileFormat.of(name).isEmpty()) {
            unread(folder, object);
        } else {
            folder.files.add(object, lastPartition);
        }
    }

    private static void unread(Folder folder, LakeObject object) {
        RawFolder raw = folder.raw;
        if (raw == null) {
            raw = new RawFolder(folder.path);
            folder.raw = raw;
        }
        raw.add(object);
    }

    private void skipped(String key, String code, String reason) {
        finds.finding(new Finding(key, Finding.Kind.SKIPPED, code, reason));
    }

    /** The folder at this path, with those that the listing has passed closed. */
    private Folder open(List<String> names) {
        LakePath wanted = names.isEmpty() ? root : root.resolve(String.join("/", names) + "/");
        while (!wanted.isBelow(open.element().path)) {
            close(open.pop());
        }
        int depth = open.size() - 1;
        for (String name : names.subList(depth, names.size())) {
            Folder above = open.element();
            askForMarkers(above, name);
            above.folders.add(name);
            open.push(new Folder(above.path.resolve(name + "/"), above.insideTable));
        }
        return open.element();
    }

    // Data in these folders is listed, and would be given out, before the metadata that tells what it is.
    private void askForMarkers(Folder above, String below) {
        if (above.insideTable) {
            return;
        }
        if (below.equals(TableMarker.ICEBERG_DATA)
                && markers.anyIn(above.path.resolve(TableMarker.ICEBERG_METADATA + "/"), TableFormat.ICEBERG)) {
            isTable(above, TableFormat.ICEBERG);
        } else if (!above.askedForDelta && below.compareTo(TableMarker.DELTA_LOG) < 0) {
            above.askedForDelta = true;
            if (markers.anyIn(above.path.resolve(TableMarker.DELTA_LOG + "/"), TableFormat.DELTA)) {
                isTable(above, TableFormat.DELTA);
            }
        }
    }

    private void close(Folder folder) {
        TableFormat table = folder.table;
        RawFolder raw = folder.raw;
        if (table != null) {
            finds.table(new TableFolder(folder.path, table, folder.metadata.value()));
        } else if (!folder.files.isEmpty()) {
            finds.files(
                    new FileGroup(folder.path, folder.files, folder.folders, Optional.ofNullable(raw), folder.pinned));
        } else if (raw != null && folder.path.equals(root)) {
            unread(raw, finds::finding);
        } else if (raw != null) {
            finds.raw(raw);
        }
    }

    /** Tells of files that lie beside a dataset, or in the lake's root: a README, a log. */
    static void unread(RawFolder raw, Consumer<Finding> tell) {
        raw.first()
                .forEach(key -> tell.accept(new Finding(
                        key, Finding.Kind.SKIPPED, UNKNOWN_FORMAT, "has an extension that Weir does not read")));
        long more = raw.files() - raw.first().size();
        if (more > 0) {
            tell.accept(new Finding(
                    raw.root().value(),
                    Finding.Kind.SKIPPED,
                    UNKNOWN_FORMAT,
                    "has " + more + " more files with extensions that Weir does not read"));
        }
    }
}
