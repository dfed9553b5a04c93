package dev.weir.quality.profiling;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a dataset a profile reads, and how many are kept. */
@ConfigMapping(prefix = "weir.profile")
public interface ProfileSettings {

    /** Out of more files, so many are read, at even distances. */
    @WithDefault("50")
    int maxFiles();

    /** So many bytes of files are read at most, as they are stored. A dataset whose every file is larger is not profiled. */
    @WithDefault("512M")
    MemorySize maxBytes();

    /** So many files are listed at most before those to read are chosen. */
    @WithDefault("10000")
    int maxListed();

    /** So many profiles of a dataset are kept, the newest. */
    @WithDefault("10")
    int kept();
}
