package dev.weir.catalog.dataset;

import dev.weir.platform.dataset.DatasetName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A dataset of a lake, as it was last seen.
 *
 * @param lake the lake's name
 * @param version the current one, from 1
 * @param origin who said what the current version is
 * @param updatedAt when the current version was recorded
 * @param missingSince when whoever is its origin first found nothing there; nothing else is forgotten of it
 */
public record Dataset(
        UUID id,
        DatasetName name,
        String alias,
        String lake,
        String zone,
        String location,
        DatasetFormat format,
        Origin origin,
        int version,
        int columnCount,
        List<String> partitionColumns,
        Size size,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> missingSince) {}
