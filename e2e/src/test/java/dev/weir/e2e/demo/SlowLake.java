package dev.weir.e2e.demo;

import dev.weir.e2e.town.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A lake of many small files, whose crawl takes long enough to be paused. */
final class SlowLake {

    private static final int FOLDERS = 60;
    private static final int FILES = 1_500;

    private SlowLake() {}

    /** Made anew; one of its files is broken, and the folder {@code pinned} has files of two kinds. */
    static Path at(Path folder) {
        Town.delete(folder);
        try {
            write(folder.resolve("a/broken.parquet"), "PAR1 and no more");
            for (int i = 0; i < 3; i++) {
                write(folder.resolve("pinned/people-" + i + ".csv"), "id,name\n1,x\n");
                write(folder.resolve("pinned/places-" + i + ".csv"), "code,country,population\n1,y,2\n");
            }
            for (int table = 0; table < FOLDERS; table++) {
                for (int file = 0; file < FILES; file++) {
                    write(
                            folder.resolve("t%02d/part-%05d.csv".formatted(table, file)),
                            "id,name,amount\n" + file + ",x,1.5\n");
                }
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return folder;
    }

    private static void write(Path file, String text) throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, text);
    }
}
