package dev.weir.lineage.graph.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.graph.KnownDatasets.Known;
import dev.weir.lineage.graph.Lineage.Node;
import dev.weir.lineage.graph.NodeId;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.platform.dataset.DatasetName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dataset or a job of the graph.
 *
 * @param id {@code dataset:<namespace>:<name>} or {@code job:<namespace>:<name>}; in each part {@code %}, {@code :} and {@code
 *     #} are written {@code %25}, {@code %3A} and {@code %23}
 * @param datasetId of the catalog; absent for a job, and for a dataset that the catalog does not have
 * @param alias of that dataset
 * @param names all names of a dataset that has several
 * @param depth how many edges it is away from the focus
 * @param upstream how many nodes are right before it, whether they are in the answer or not
 * @param downstream how many are right behind it; many for a hub
 */
@Schema(name = "LineageNode")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeView(
        String id,
        @Schema(enumeration = {"dataset", "job"}) String kind,
        String namespace,
        String name,
        @Nullable UUID datasetId,
        @Nullable String alias,
        @Nullable List<Name> names,
        int depth,
        int upstream,
        int downstream) {

    /** A name of a dataset. */
    @Schema(name = "LineageDatasetName")
    public record Name(String namespace, String name) {}

    static NodeView of(Node node, Map<DatasetName, Known> known) {
        NodeId id = node.id();
        boolean job = id instanceof JobNode;
        Optional<Known> inCatalog = job
                ? Optional.empty()
                : Stream.concat(Stream.of(new DatasetName(id.namespace(), id.name())), node.names().stream())
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .findFirst();
        return new NodeView(
                id.toString(),
                job ? "job" : "dataset",
                id.namespace(),
                id.name(),
                inCatalog.map(Known::id).orElse(null),
                inCatalog.map(Known::alias).orElse(null),
                node.names().isEmpty()
                        ? null
                        : node.names().stream()
                                .map(name -> new Name(name.namespace(), name.name()))
                                .toList(),
                node.depth(),
                node.upstream(),
                node.downstream());
    }
}
