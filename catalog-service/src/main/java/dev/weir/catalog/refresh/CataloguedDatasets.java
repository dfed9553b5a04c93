package dev.weir.catalog.refresh;

import dev.weir.catalog.dataset.Datasets;
import dev.weir.platform.lake.Lake;
import dev.weir.quality.ruleset.ReferencedDatasets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Rules find the other datasets that they speak of in the catalog. */
@ApplicationScoped
class CataloguedDatasets implements ReferencedDatasets {

    private final Datasets datasets;

    CataloguedDatasets(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public Optional<String> location(Lake lake, String alias) {
        return datasets.locationOf(lake.name(), alias);
    }
}
