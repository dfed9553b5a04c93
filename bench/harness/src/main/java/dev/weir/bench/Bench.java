package dev.weir.bench;

import java.nio.file.Path;

/**
 * What {@code bench/run} tells a runner, in system properties.
 *
 * @param root {@code weir.root}, the folder of the repository
 * @param scratch {@code bench.scratch}, where a runner may write as much as it likes
 * @param commit {@code bench.commit}
 */
public record Bench(Path root, Path scratch, String commit) {

    public static Bench ofSystemProperties() {
        return new Bench(Path.of(told("weir.root")), Path.of(told("bench.scratch")), told("bench.commit"));
    }

    private static String told(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("start it with bench/run, which says what -D" + property + " is");
        }
        return value;
    }

    /** @param capability such as {@code crawl} */
    public Path resultsOf(String capability) {
        return root.resolve("bench/results").resolve(capability + ".json");
    }
}
