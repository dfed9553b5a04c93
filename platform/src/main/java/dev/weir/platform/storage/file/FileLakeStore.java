package dev.weir.platform.storage.file;

import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.Unlisted;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A lake in a folder of this machine. Symbolic links are not followed: they may lead out of it, or form a ring. */
public final class FileLakeStore implements LakeStore {

    private final FolderWalk walk;
    private final Optional<LakePath> root;
    private final Optional<Watch> watch;

    private record Watch(LakeObject object, Runnable changed) {
        void gave(Path file) throws IOException {
            boolean same = FolderEntry.attributes(file)
                    .map(attributes -> FolderEntry.object(file, attributes))
                    .filter(now -> now.etag().equals(object.etag()))
                    .isPresent();
            if (!same) {
                changed.run();
            }
        }
    }

    /** Of any folder. */
    public FileLakeStore() {
        this(new FolderWalk(), Optional.empty(), Optional.empty());
    }

    private FileLakeStore(FolderWalk walk, Optional<LakePath> root, Optional<Watch> watch) {
        this.walk = walk;
        this.root = root;
        this.watch = watch;
    }

    /** This store, which follows no link on the way from a lake's root either. The root itself may be reached over one. */
    public FileLakeStore of(LakePath root) {
        return new FileLakeStore(walk, Optional.of(root), watch);
    }

    @Override
    public LakeStore watching(LakeObject object, Runnable changed) {
        return new FileLakeStore(walk, root, Optional.of(new Watch(object, changed)));
    }

    private void gave(ObjectLocation location) throws IOException {
        if (watch.isPresent() && watch.get().object().location().equals(location)) {
            watch.get().gave(path(location));
        }
    }

    /** The first link on the way to a folder. */
    private Optional<Path> linkTo(Path folder) {
        Path top = root.map(LakePath::keyOrPath).map(Path::of).orElse(folder);
        return folder.startsWith(top)
                ? Stream.iterate(folder, at -> !at.equals(top), Path::getParent)
                        .filter(Files::isSymbolicLink)
                        .reduce((lower, upper) -> upper)
                : Optional.empty();
    }

    private boolean isLinked(Path folder, Consumer<Unlisted> others) {
        Optional<Path> link = linkTo(folder);
        link.ifPresent(at -> others.accept(FolderWalk.link(at)));
        return link.isPresent();
    }

    @Override
    public void list(LakePath folder, KeyRange range, Consumer<LakeObject> each, Consumer<Unlisted> others) {
        Path start = Path.of(folder.keyOrPath());
        if (Files.isDirectory(start) && !isLinked(start, others)) {
            List<FolderEntry> entries = FolderEntry.of(start);
            if (!range.equals(KeyRange.ALL)) {
                entries.removeIf(entry -> !range.contains(entry.key()));
            }
            walk.over(entries, each, others);
        }
    }

    @Override
    public void children(
            LakePath folder, Consumer<LakeObject> objects, Consumer<LakePath> folders, Consumer<Unlisted> others) {
        Path start = Path.of(folder.keyOrPath());
        if (!Files.isDirectory(start) || isLinked(start, others)) {
            return;
        }
        List<FolderEntry> files = new ArrayList<>();
        for (FolderEntry entry : FolderEntry.of(start)) {
            if (entry.attributes().isDirectory()) {
                folders.accept(folder.resolve(entry.path().getFileName() + "/"));
            } else {
                files.add(entry);
            }
        }
        walk.over(files, objects, others);
    }

    @Override
    public Optional<LakeObject> find(ObjectLocation location) {
        if (linkTo(Path.of(location.folder().keyOrPath())).isPresent()) {
            return Optional.empty();
        }
        try {
            return FolderEntry.attributes(path(location))
                    .filter(BasicFileAttributes::isRegularFile)
                    .map(attributes -> FolderEntry.object(path(location), attributes));
        } catch (IOException failed) {
            throw refused(path(location), failed);
        }
    }

    @Override
    public InputStream open(ObjectLocation location) {
        try {
            InputStream content = Files.newInputStream(path(location));
            gave(location);
            return content;
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
            gave(location);
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
            gave(location);
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
        } catch (AtomicMoveNotSupportedException otherDisk) {
            moveToOtherDisk(from, to);
        } catch (NoSuchFileException gone) {
            if (!Files.exists(path(to))) {
                throw refused(path(from), gone);
            }
        } catch (IOException failed) {
            throw refused(path(from), failed);
        }
    }

    // That disks differ is said before anybody looks whether the file is there.
    private void moveToOtherDisk(ObjectLocation from, ObjectLocation to) {
        if (Files.exists(path(from)) || !Files.exists(path(to))) {
            copy(from, to);
            delete(from);
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
            // Unless the file itself is gone, it is where it goes that has no room, or may not be written.
            throw refused(Files.exists(path(from)) ? path(to) : path(from), failed);
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
            writeWhole(unfinished, content);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flushFolder(target);
        } catch (IOException failed) {
            throw refused(target, failed);
        }
    }

    // A rename would replace what is there; a second name for the same file never does.
    @Override
    public boolean writeNew(ObjectLocation location, byte[] content) {
        Path target = path(location);
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeWhole(unfinished, content);
            try {
                Files.createLink(target, unfinished);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            flushFolder(target);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException noLinks) {
            throw new StorageFailed(
                    StorageFailed.Kind.REFUSED, target.toString(), "its file system has no hard links: " + noLinks);
        } catch (IOException failed) {
            throw refused(target, failed);
        }
    }

    private static void writeWhole(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
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
        if (!Files.isDirectory(start) || linkTo(start).isPresent()) {
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

    static StorageFailed refused(Path path, IOException cause) {
        boolean absent = cause instanceof NoSuchFileException || cause instanceof FileNotFoundException;
        String reason = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : absent ? "there is no such file" : String.valueOf(cause.getMessage());
        return new StorageFailed(
                absent ? StorageFailed.Kind.NOT_FOUND : StorageFailed.Kind.REFUSED, path.toString(), reason);
    }
}
