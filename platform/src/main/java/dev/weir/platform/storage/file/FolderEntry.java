package dev.weir.platform.storage.file;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.ObjectLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is in a folder.
 *
 * @param sortKey UTF-8; a folder sorts as if its name ended with the slash that follows it in the keys below it, as S3 has it
 */
record FolderEntry(Path path, BasicFileAttributes attributes, byte[] sortKey) {

    /**
     * Sorted; empty if the folder is gone.
     *
     * @throws dev.weir.platform.storage.StorageFailed if it may not be read
     */
    static List<FolderEntry> of(Path directory) {
        List<FolderEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            for (Path path : paths) {
                attributes(path).ifPresent(attributes -> {
                    String name = path.getFileName() + (attributes.isDirectory() ? "/" : "");
                    entries.add(new FolderEntry(path, attributes, name.getBytes(StandardCharsets.UTF_8)));
                });
            }
        } catch (NoSuchFileException goneMeanwhile) {
            return new ArrayList<>();
        } catch (IOException failed) {
            throw FileLakeStore.refused(directory, failed);
        }
        entries.sort(Comparator.comparing(FolderEntry::sortKey, Arrays::compareUnsigned));
        return entries;
    }

    static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        }
    }

    /** Its name; a folder's ends with a slash. */
    String key() {
        return new String(sortKey, StandardCharsets.UTF_8);
    }

    LakeObject object() {
        return object(path, attributes);
    }

    static LakeObject object(Path path, BasicFileAttributes attributes) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        // Not the instant's own text, which takes as long to make as the file took to find.
        String etag = modified.getEpochSecond() + "." + modified.getNano() + "/" + attributes.size() + "/"
                + attributes.fileKey();
        return new LakeObject(new ObjectLocation("file://" + path), attributes.size(), etag, modified);
    }
}
