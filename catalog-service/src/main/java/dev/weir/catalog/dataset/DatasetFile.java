package dev.weir.catalog.dataset;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of a dataset, as the last crawl saw it.
 *
 * @param path below the dataset's folder
 * @param rows empty if they were not counted
 * @param fault why it could not be read; empty for one that could
 */
public record DatasetFile(String path, long bytes, OptionalLong rows, Optional<Fault> fault) {

    /**
     * Why a file could not be read.
     *
     * @param code stable: {@code wrong-magic}
     * @param reason for people
     */
    public record Fault(String code, String reason) {}
}
