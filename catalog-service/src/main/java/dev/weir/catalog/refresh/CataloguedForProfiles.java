package dev.weir.catalog.refresh;

import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetNotFound;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Origin;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.profiling.ProfiledDataset;
import dev.weir.quality.profiling.ProfiledDatasets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Profiles find their datasets in the catalog. */
@ApplicationScoped
class CataloguedForProfiles implements ProfiledDatasets {

    private final Datasets datasets;

    CataloguedForProfiles(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public ProfiledDataset get(UUID id) {
        Dataset dataset = datasets.find(id).orElseThrow(() -> new DatasetNotFound(id));
        return new ProfiledDataset(
                dataset.id(),
                dataset.name(),
                dataset.alias(),
                dataset.lake(),
                dataset.location(),
                dataset.format().wireName(),
                readable(dataset));
    }

    /** The files of a table hold rows that are deleted, too; those that only Glue knows of may be in anybody's bucket. */
    private static Optional<DataFormat> readable(Dataset dataset) {
        if (dataset.origin() == Origin.GLUE) {
            return Optional.empty();
        }
        return switch (dataset.format()) {
            case PARQUET -> Optional.of(DataFormat.PARQUET);
            case CSV -> Optional.of(DataFormat.CSV);
            case NDJSON -> Optional.of(DataFormat.NDJSON);
            case ORC, AVRO, DELTA, ICEBERG, HUDI, RAW, VIEW, EXTERNAL -> Optional.empty();
        };
    }
}
