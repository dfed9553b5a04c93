package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine that measures, described by what matters to a figure. */
public final class Machine {

    private static final double KIB_PER_GIB = 1024.0 * 1024.0;

    private Machine() {}

    /** Such as {@code 2 cores of AMD EPYC 7B13, 23 GiB, Linux, OpenJDK 17.0.15}. */
    public static String describe() throws IOException {
        return "%d cores of %s, %d GiB, %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        field(Path.of("/proc/cpuinfo"), "model name", "an unknown CPU"),
                        memoryGib(),
                        System.getProperty("os.name"),
                        System.getProperty("java.version"));
    }

    private static long memoryGib() throws IOException {
        String total = field(Path.of("/proc/meminfo"), "MemTotal", "0 kB");
        return Math.round(Long.parseLong(total.split(" ", -1)[0]) / KIB_PER_GIB);
    }

    private static String field(Path file, String name, String otherwise) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }
}
