package dev.weir.quality.batch;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import jakarta.enterprise.context.ApplicationScoped;

/** Reaches the lake of a batch. */
@ApplicationScoped
class BatchStores {

    private final Lakes lakes;
    private final LakeStores stores;

    BatchStores(Lakes lakes, LakeStores stores) {
        this.lakes = lakes;
        this.stores = stores;
    }

    LakeStore of(Batch batch) {
        Lake lake = lakes.find(batch.ruleset().lake())
                .orElseThrow(() -> new LakeNotFound(batch.ruleset().lake()));
        return stores.of(lake.root(), lake.s3());
    }
}
