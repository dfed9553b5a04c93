package dev.weir.bench.crawl;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The least that a listing of a folder can be in Java: each file's name and size, in no order. */
final class BareWalk extends SimpleFileVisitor<Path> {

    private long files;
    private long bytes;

    /** @throws IllegalStateException if it did not find {@code expected} files */
    static void over(Path folder, long expected) throws IOException {
        BareWalk walk = new BareWalk();
        Files.walkFileTree(folder, walk);
        if (walk.files != expected || walk.bytes == 0) {
            throw new IllegalStateException("found " + walk.files + " files of " + expected);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        files++;
        bytes += attributes.size();
        return FileVisitResult.CONTINUE;
    }
}
