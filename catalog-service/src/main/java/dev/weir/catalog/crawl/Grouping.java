package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.format.FileFormat;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
    }

    private static final class Folder {
        final LakePath path;
        final List<GroupedFile> files = new ArrayList<>();
        final Set<String> folders = new HashSet<>();
        boolean insideTable;
        boolean askedForDelta;

        Folder(LakePath path, boolean insideTable) {
            this.path = path;
            this.insideTable = insideTable;
        }
    }

    /** Where the gate keeps what it is still moving, and its manifests. Nobody needs to be told that this is skipped. */
    private static final String OWN_FOLDER = "_weir";

    private static final int NOT_HIDDEN = -1;

    private final LakePath root;
    private final Markers markers;
    private final Consumer<FileGroup> groups;
    private final Consumer<Finding> findings;
    private final Deque<Folder> open = new ArrayDeque<>();

    private PartitionPath lastPartition = PartitionPath.NONE;
    private String lastParent = "";
    private List<String> lastFolders = List.of();
    private boolean lastIsOdd;
    private int lastHiddenAt = NOT_HIDDEN;
    private @Nullable Folder lastFolder;
    private @Nullable String lastHidden;

    Grouping(LakePath root, Markers markers, Consumer<FileGroup> groups, Consumer<Finding> findings) {
        this.root = root;
        this.markers = markers;
        this.groups = groups;
        this.findings = findings;
        open.push(new Folder(root, false));
    }

    void accept(LakeObject object) {
        String below = object.location().value().substring(root.value().length());
        int nameAt = below.lastIndexOf('/') + 1;
        String name = below.substring(nameAt);
        foldersOf(below.substring(0, nameAt));
        Optional<TableFormat.Evidence> table = TableFormat.of(lastFolders, name);
        if (lastIsOdd) {
            skipped(object.location().value(), "odd-path", "has a folder without a name, or with a line break in it");
        } else if (table.isPresent()) {
            table(table.get());
        } else if (lastHiddenAt != NOT_HIDDEN) {
            hiddenFolder(lastFolders.subList(0, lastHiddenAt + 1));
        } else {
            file(object, name);
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
            lastPartition = PartitionPath.endOf(lastFolders);
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
            if (isHidden(folders.get(i))) {
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

    // A partition column may begin with an underscore: Spark lists such folders too.
    private static boolean isHidden(String name) {
        return name.startsWith(".") || (name.startsWith("_") && name.indexOf('=') < 0);
    }

    private void table(TableFormat.Evidence evidence) {
        Folder folder = open(lastFolders.subList(0, evidence.depth()));
        if (!folder.insideTable) {
            isTable(folder, evidence.format());
        }
    }

    private void isTable(Folder folder, TableFormat format) {
        folder.insideTable = true;
        folder.files.clear();
        findings.accept(new Finding(
                folder.path.value(),
                Finding.Kind.UNSUPPORTED,
                format.name().toLowerCase(java.util.Locale.ROOT) + "-table",
                "is " + format.description() + "; to read its files as they lie would show rows that are deleted"));
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
            lastFolder = folder;
        }
        String key = object.location().value();
        if (folder.insideTable) {
            return;
        }
        if (isHidden(name)) {
            skipped(key, "hidden", "is hidden: its name starts with _ or .");
        } else if (name.endsWith(".crc") || name.endsWith(".tmp")) {
            skipped(key, "temporary", "is a checksum or a file that was not finished");
        } else if (FileFormat.of(name).isEmpty()) {
            skipped(key, "unknown-format", "has an extension that Weir does not read");
        } else {
            folder.files.add(new GroupedFile(object, lastPartition));
        }
    }

    private void skipped(String key, String code, String reason) {
        findings.accept(new Finding(key, Finding.Kind.SKIPPED, code, reason));
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
        if (below.equals(TableFormat.ICEBERG_DATA)
                && markers.anyIn(above.path.resolve(TableFormat.ICEBERG_METADATA + "/"), TableFormat.ICEBERG)) {
            isTable(above, TableFormat.ICEBERG);
        } else if (!above.askedForDelta && below.compareTo(TableFormat.DELTA_LOG) < 0) {
            above.askedForDelta = true;
            if (markers.anyIn(above.path.resolve(TableFormat.DELTA_LOG + "/"), TableFormat.DELTA)) {
                isTable(above, TableFormat.DELTA);
            }
        }
    }

    private void close(Folder folder) {
        if (!folder.insideTable && !folder.files.isEmpty()) {
            groups.accept(new FileGroup(folder.path, List.copyOf(folder.files), Set.copyOf(folder.folders)));
        }
    }
}
