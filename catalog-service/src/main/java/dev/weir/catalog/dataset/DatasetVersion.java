package dev.weir.catalog.dataset;

import dev.weir.format.Column;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a dataset was at some time.
 *
 * @param version from 1, without gaps
 * @param origin who said so
 * @param crawlId the crawl that saw it; what Glue said was said to a run of that id
 * @param change against the version before
 */
public record DatasetVersion(
        int version,
        Instant recordedAt,
        Origin origin,
        UUID crawlId,
        List<Column> columns,
        Size size,
        ChangeKind kind,
        List<ColumnChange> change) {}
