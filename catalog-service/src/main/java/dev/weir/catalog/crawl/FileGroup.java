package dev.weir.catalog.crawl;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import java.util.Optional;
import java.util.Set;

/**
 * Files that belong together as far as their places tell: those of one folder, and of the partition folders below it.
 *
 * @param files in the order of the listing; whoever takes the group closes them
 * @param folders names of the other folders below
 * @param beside files of the same folders that Weir does not read; empty if there are none
 * @param pinned whether the lake's owner said that this is one table
 */
record FileGroup(LakePath root, FileList files, Set<String> folders, Optional<RawFolder> beside, boolean pinned) {

    FileGroup {
        folders = Set.copyOf(folders);
    }

    /** A file, and what the folders between it and the group's root say of it. */
    record GroupedFile(LakeObject object, PartitionPath partition) {

        /** Its path below the group's root. */
        String path(LakePath root) {
            return object.location().value().substring(root.value().length());
        }

        /** The path of its partition below the group's root; ends with a slash, or is empty. */
        String partitionFolder(LakePath root) {
            String path = path(root);
            return path.substring(0, path.lastIndexOf('/') + 1);
        }
    }
}
