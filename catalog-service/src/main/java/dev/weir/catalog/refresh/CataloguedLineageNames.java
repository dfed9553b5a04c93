package dev.weir.catalog.refresh;

import dev.weir.catalog.dataset.Datasets;
import dev.weir.lineage.fold.CatalogNames;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lineage finds out which datasets of the catalog its names mean: a file is part of the dataset whose folder it is in. */
@ApplicationScoped
class CataloguedLineageNames implements CatalogNames {

    private final Datasets datasets;

    CataloguedLineageNames(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public Map<DatasetName, DatasetName> resolve(Collection<DatasetName> names) {
        Map<DatasetName, List<DatasetName>> candidates = new HashMap<>();
        Set<DatasetName> asked = new HashSet<>();
        names.stream().filter(CataloguedLineageNames::isInALake).forEach(name -> {
            List<DatasetName> places = withFolders(name);
            candidates.put(name, places);
            asked.addAll(places);
        });
        Set<DatasetName> known = datasets.named(asked);
        Map<DatasetName, DatasetName> resolved = new HashMap<>();
        candidates.forEach((name, places) ->
                places.stream().filter(known::contains).findFirst().ifPresent(dataset -> resolved.put(name, dataset)));
        return resolved;
    }

    private static boolean isInALake(DatasetName name) {
        return name.namespace().equals("file") || name.namespace().startsWith("s3://");
    }

    /** The name itself, then the folders it is in, the innermost first. */
    private static List<DatasetName> withFolders(DatasetName name) {
        List<DatasetName> places = new ArrayList<>(List.of(name));
        String path = name.name();
        int slash = path.lastIndexOf('/');
        while (slash > 0) {
            path = path.substring(0, slash);
            places.add(new DatasetName(name.namespace(), path));
            slash = path.lastIndexOf('/');
        }
        return places;
    }
}
