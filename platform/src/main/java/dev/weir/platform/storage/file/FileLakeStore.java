package dev.weir.platform.storage.file;

import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.Unlisted;
import dev.weir.platform.storage.Unlisted.Why;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A lake in a folder of this machine. Symbolic links are not followed: they may lead out of it, or form a ring. */
public final class FileLakeStore implements LakeStore {

    private record Entry(Path path, BasicFileAttributes attributes, byte[] sortKey) {}

    @Override
    public void list(LakePath folder, KeyRange range, Consumer<LakeObject> each, Consumer<Unlisted> others) {
        Path start = Path.of(folder.keyOrPath());
        if (Files.isDirectory(start)) {
            entries(start).stream()
                    .filter(entry -> range.contains(new String(entry.sortKey(), StandardCharsets.UTF_8)))
                    .forEach(entry -> walk(entry, each, others));
        }
    }

    private void walk(Entry entry, Consumer<LakeObject> each, Consumer<Unlisted> others) {
        if (entry.attributes().isDirectory()) {
            for (Entry below : entriesIfAllowed(entry.path(), others)) {
                walk(below, each, others);
            }
        } else if (entry.attributes().isRegularFile()) {
            each.accept(object(entry.path(), entry.attributes()));
        } else if (entry.attributes().isSymbolicLink()) {
            others.accept(
                    new Unlisted("file://" + entry.path(), Why.LINK, "is a symbolic link, which Weir does not follow"));
        }
    }

    // One folder that may not be read is no reason to tell nothing of the others.
    private static List<Entry> entriesIfAllowed(Path directory, Consumer<Unlisted> others) {
        try {
            return entries(directory);
        } catch (StorageFailed failed) {
            others.accept(new Unlisted(
                    "file://" + directory + "/", Why.REFUSED, "may not be listed: " + failed.getMessage()));
            return List.of();
        }
    }

    @Override
    public void children(
            LakePath folder, Consumer<LakeObject> objects, Consumer<LakePath> folders, Consumer<Unlisted> others) {
        Path start = Path.of(folder.keyOrPath());
        if (!Files.isDirectory(start)) {
            return;
        }
        for (Entry entry : entries(start)) {
            if (entry.attributes().isDirectory()) {
                folders.accept(folder.resolve(entry.path().getFileName() + "/"));
            } else {
                walk(entry, objects, others);
            }
        }
    }

    // A folder sorts as if its name ended with the slash that follows it in the keys below it, as S3 has it.
    private static List<Entry> entries(Path directory) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            for (Path path : paths) {
                attributes(path).ifPresent(attributes -> {
                    String name = path.getFileName() + (attributes.isDirectory() ? "/" : "");
                    entries.add(new Entry(path, attributes, name.getBytes(StandardCharsets.UTF_8)));
                });
            }
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        } catch (IOException failed) {
            throw refused(directory, failed);
        }
        entries.sort(Comparator.comparing(Entry::sortKey, Arrays::compareUnsigned));
        return entries;
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private static LakeObject object(Path path, BasicFileAttributes attributes) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        // Not the instant's own text, which takes as long to make as the file took to find.
        String etag = modified.getEpochSecond() + "." + modified.getNano() + "/" + attributes.size() + "/"
                + attributes.fileKey();
        return new LakeObject(new ObjectLocation("file://" + path), attributes.size(), etag, modified);
    }

    @Override
    public Optional<LakeObject> find(ObjectLocation location) {
        try {
            return attributes(path(location))
                    .filter(BasicFileAttributes::isRegularFile)
                    .map(attributes -> object(path(location), attributes));
        } catch (IOException failed) {
            throw refused(path(location), failed);
        }
    }

    @Override
    public InputStream open(ObjectLocation location) {
        try {
            return Files.newInputStream(path(location));
        } catch (IOException failed) {
            throw refused(path(location), failed);
        }
    }

    @Override
    public byte[] tail(ObjectLocation location, int count) {
        try (RandomAccessFile file = new RandomAccessFile(path(location).toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(count, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return bytes;
        } catch (IOException failed) {
            throw refused(path(location), failed);
        }
    }

    @Override
    public byte[] range(ObjectLocation location, long offset, int count) {
        try (RandomAccessFile file = new RandomAccessFile(path(location).toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.max(0, Math.min(count, file.length() - offset))];
            file.seek(offset);
            file.readFully(bytes);
            return bytes;
        } catch (IOException failed) {
            throw refused(path(location), failed);
        }
    }

    @Override
    public void move(ObjectLocation from, ObjectLocation to) {
        try {
            Files.createDirectories(Path.of(to.folder().keyOrPath()));
            Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flushFolder(path(to));
        } catch (NoSuchFileException gone) {
            if (!Files.exists(path(to))) {
                throw refused(path(from), gone);
            }
        } catch (IOException failed) {
            throw refused(path(from), failed);
        }
    }

    @Override
    public void copy(ObjectLocation from, ObjectLocation to) {
        Path unfinished = unfinished(path(to));
        try {
            Files.createDirectories(Path.of(to.folder().keyOrPath()));
            Files.copy(path(from), unfinished, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(unfinished, path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flushFolder(path(to));
        } catch (IOException failed) {
            throw refused(path(from), failed);
        }
    }

    /** Hidden from readers, and beside {@code target}, so that the last step is a rename. */
    private static Path unfinished(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".tmp");
    }

    @Override
    public void write(ObjectLocation location, byte[] content) {
        Path target = path(location);
        Path unfinished = unfinished(target);
        try {
            Files.createDirectories(Path.of(location.folder().keyOrPath()));
            try (FileChannel file = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                file.write(java.nio.ByteBuffer.wrap(content));
                file.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flushFolder(target);
        } catch (IOException failed) {
            throw refused(target, failed);
        }
    }

    // A rename is durable only when the folder that holds the new name is.
    private static void flushFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void delete(ObjectLocation location) {
        try {
            Files.deleteIfExists(path(location));
        } catch (IOException failed) {
            throw refused(path(location), failed);
        }
    }

    @Override
    public void deleteBelow(LakePath folder) {
        Path start = Path.of(folder.keyOrPath());
        if (!Files.isDirectory(start)) {
            return;
        }
        try (var found = Files.walk(start)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw refused(start, failed);
        }
    }

    private static Path path(ObjectLocation location) {
        return Path.of(location.keyOrPath());
    }

    private static StorageFailed refused(Path path, IOException cause) {
        boolean absent = cause instanceof NoSuchFileException || cause instanceof FileNotFoundException;
        String reason = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : absent ? "there is no such file" : String.valueOf(cause.getMessage());
        return new StorageFailed(
                absent ? StorageFailed.Kind.NOT_FOUND : StorageFailed.Kind.REFUSED, path.toString(), reason);
    }
}
