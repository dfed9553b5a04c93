package dev.weir.e2e.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A folder on a disk of its own that is soon full. Needs the right to mount, and Linux. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where nothing may be mounted. */
    static SmallDisk at(Path folder, int kilobytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "weir-small-disk", folder.toString()) == 0,
                "nothing may be mounted here, so no disk can be made full");
        return new SmallDisk(folder);
    }

    /** Makes room; what lies there stays. */
    void growTo(int megabytes) {
        if (run("mount", "-o", "remount,size=" + megabytes + "m", folder.toString()) != 0) {
            throw new AssertionError(folder + " could not be made larger");
        }
    }

    @Override
    public void close() {
        // Also while somebody still has a file open there.
        run("umount", "-l", folder.toString());
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
