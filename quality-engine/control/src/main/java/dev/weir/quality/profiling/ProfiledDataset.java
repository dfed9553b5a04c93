package dev.weir.quality.profiling;

import dev.weir.platform.dataset.DatasetName;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A dataset that may be profiled.
 *
 * @param location a folder, ending with a slash, or a single object
 * @param format as the catalog calls it
 * @param readable how its files are read; empty if they cannot be profiled
 */
public record ProfiledDataset(
        UUID id,
        DatasetName name,
        String alias,
        String lake,
        String location,
        String format,
        Optional<DataFormat> readable) {}
