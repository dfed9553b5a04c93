package dev.weir.catalog.refresh;

import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Datasets.Filter;
import dev.weir.format.Column;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.batch.RecordedSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Gates find what a dataset looked like in the catalog. */
@ApplicationScoped
class CataloguedVersions implements RecordedSchemas {

    private static final int MOST = 500;

    /** Versions since then; a batch is decided about soon after it came in. */
    private static final int RECENT = 20;

    private final Datasets datasets;

    CataloguedVersions(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public Optional<RecordedSchema> at(String lake, String alias, Instant time) {
        Filter filter = new Filter(Optional.of(alias), Optional.of(lake), Optional.empty(), Optional.empty());
        return datasets.list(filter, new PageRequest(MOST, Optional.empty())).stream()
                .filter(dataset ->
                        dataset.alias().equals(alias) && dataset.missingSince().isEmpty())
                // What a crawl saw goes before what Glue tells.
                .min(Comparator.comparing(Dataset::origin))
                .flatMap(dataset -> at(dataset, time));
    }

    private Optional<RecordedSchema> at(Dataset dataset, Instant time) {
        return datasets.versions(dataset.id(), new PageRequest(RECENT, Optional.empty())).stream()
                .filter(version -> !version.recordedAt().isAfter(time))
                .findFirst()
                .map(version -> new RecordedSchema(
                        version.version(),
                        version.recordedAt(),
                        version.columns().stream().map(Column::name).toList()));
    }
}
