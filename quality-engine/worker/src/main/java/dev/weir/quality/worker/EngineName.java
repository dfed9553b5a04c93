package dev.weir.quality.worker;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which engine a worker gives its runs to. */
enum EngineName {
    /** DuckDB where it is exact and the batch fits, else Deequ, whose Spark starts only then. */
    AUTO,
    /** DuckDB always; SQL is read in its dialect. Spark never starts. */
    DUCKDB,
    /** Deequ on Spark always. */
    DEEQU;

    /** @throws IllegalArgumentException naming the setting, and what it may be */
    static EngineName of(String word) {
        return Arrays.stream(values())
                .filter(name -> name.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("WEIR_ENGINE is " + word + ", and must be one of "
                        + Arrays.stream(values()).map(EngineName::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
