package dev.weir.catalog.lineage;

import dev.weir.catalog.classify.ClassifyDesk;
import dev.weir.catalog.classify.Proposal;
import dev.weir.catalog.classify.Tag;
import dev.weir.lineage.graph.KnownDatasets;
import dev.weir.lineage.graph.KnownDatasets.Known;
import dev.weir.lineage.propagation.ColumnTags;
import dev.weir.platform.access.Actor;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Lineage's proposals among those that stewards decide on. */
@ApplicationScoped
class CatalogColumnTags implements ColumnTags {

    private final KeptTags kept;
    private final KnownDatasets datasets;
    private final ClassifyDesk desk;

    CatalogColumnTags(KeptTags kept, KnownDatasets datasets, ClassifyDesk desk) {
        this.kept = kept;
        this.datasets = datasets;
        this.desk = desk;
    }

    @Override
    public List<ColumnTag> decided(Optional<DatasetName> dataset) {
        return kept.decided(dataset);
    }

    @Override
    public Set<ColumnTag> settled(Collection<DatasetName> names) {
        return kept.settled(names);
    }

    @Override
    public Set<DatasetName> known(Collection<DatasetName> names) {
        return datasets.find(names).keySet();
    }

    @Override
    public int propose(Actor actor, List<Proposed> proposals) {
        Map<DatasetName, Known> known = datasets.find(
                proposals.stream().map(one -> one.tag().dataset()).distinct().toList());
        Map<UUID, List<Proposal>> byDataset = new TreeMap<>();
        for (Proposed one : proposals) {
            Optional<Tag> tag = Tag.called(one.tag().tag());
            Optional<Known> dataset = Optional.ofNullable(known.get(one.tag().dataset()));
            if (tag.isPresent() && dataset.isPresent()) {
                byDataset
                        .computeIfAbsent(dataset.get().id(), id -> new ArrayList<>())
                        .add(new Proposal(one.tag().column(), tag.get(), one.confidence(), one.evidence()));
            }
        }
        int opened = 0;
        for (Map.Entry<UUID, List<Proposal>> entry : byDataset.entrySet()) {
            opened += desk.proposeByLineage(actor, entry.getKey(), entry.getValue());
        }
        return opened;
    }
}
