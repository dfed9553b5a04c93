package dev.weir.cli.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /datasets/{id}/partitions}. */
public record Partition(
        Map<String, String> values, String path, @Nullable Long rows, long bytes, long files) {}
