package dev.weir.quality.profiling;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses the files to profile. Listing may take long: no transaction should be open meanwhile. */
@ApplicationScoped
class ProfileFiles {

    private final Lakes lakes;
    private final LakeStores stores;
    private final ProfileSettings settings;

    ProfileFiles(Lakes lakes, LakeStores stores, ProfileSettings settings) {
        this.lakes = lakes;
        this.stores = stores;
        this.settings = settings;
    }

    /** Ends a listing that told enough. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("enough was listed", null, false, false);
        }
    }

    FileSample choose(ProfiledDataset dataset) {
        DataFormat format = dataset.readable().orElseThrow(() -> new ProfileProblem.FormatUnsupported(dataset));
        Lake lake = QuarkusTransaction.requiringNew()
                .call(() -> lakes.find(dataset.lake()).orElseThrow(() -> new LakeNotFound(dataset.lake())));
        LakeStore store = stores.of(lake.root(), lake.s3());
        List<LakeObject> listed = new ArrayList<>();
        boolean whole = list(dataset.location(), format, store, listed);
        if (listed.isEmpty()) {
            throw new ProfileProblem.NoFiles(dataset);
        }
        long most = settings.maxBytes().asLongValue();
        return FileSample.of(listed, whole, settings.maxFiles(), most)
                .orElseThrow(() -> new ProfileProblem.TooLarge(dataset, most));
    }

    /** @return whether all were listed */
    private boolean list(String location, DataFormat format, LakeStore store, List<LakeObject> listed) {
        if (!location.endsWith("/")) {
            store.find(new ObjectLocation(location)).ifPresent(listed::add);
            return true;
        }
        LakePath folder = new LakePath(location);
        int[] seen = {0};
        try {
            store.list(folder, object -> {
                if (seen[0]++ == settings.maxListed()) {
                    throw new Enough();
                }
                if (isData(folder, object, format)) {
                    listed.add(object);
                }
            });
            return true;
        } catch (Enough bounded) {
            return false;
        }
    }

    private static boolean isData(LakePath folder, LakeObject object, DataFormat format) {
        String below = "/" + object.location().value().substring(folder.value().length());
        return object.bytes() > 0
                && !below.contains("/_")
                && !below.contains("/.")
                && DataFormat.ofFile(object.location().name()).equals(Optional.of(format));
    }
}
