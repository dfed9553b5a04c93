package dev.weir.bench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes hold, as Linux tells it. */
final class Memory {

    private static final double KIB_PER_MB = 1000.0 * 1000.0 / 1024.0;

    private Memory() {}

    /** The resident set, in MB of a million bytes. */
    static double residentMb(long pid) {
        return kib(Path.of("/proc/" + pid + "/status"), "VmRSS:") / KIB_PER_MB;
    }

    /** Of a process and all below it; what they share is counted once. */
    static double sharedOnceMb(ProcessHandle process) {
        return proportional(process)
                + process.descendants().mapToDouble(Memory::proportional).sum();
    }

    private static double proportional(ProcessHandle process) {
        return kib(Path.of("/proc/" + process.pid() + "/smaps_rollup"), "Pss:") / KIB_PER_MB;
    }

    private static long kib(Path file, String field) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
