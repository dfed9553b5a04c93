package dev.weir.lineage.impact;

import dev.weir.lineage.graph.KnownDatasets;
import dev.weir.lineage.graph.KnownDatasets.Known;
import dev.weir.lineage.graph.LineageQueries;
import dev.weir.lineage.graph.NodeId;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.DatasetNode;
import dev.weir.lineage.graph.Reached;
import dev.weir.lineage.impact.Impact.Affected;
import dev.weir.lineage.impact.Impacts.Struck;
import dev.weir.lineage.impact.NodeFacts.Facts;
import dev.weir.platform.access.Actor;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers what a change would reach, and whom to ask. */
@ApplicationScoped
public class ImpactReader {

    // dbt calls them exposures; others by what they are.
    private static final Pattern EXPOSURE =
            Pattern.compile("dashboard|exposure|report|chart|notebook|workbook", Pattern.CASE_INSENSITIVE);

    private final LineageQueries queries;
    private final NodeFacts facts;
    private final KnownDatasets datasets;

    ImpactReader(LineageQueries queries, NodeFacts facts, KnownDatasets datasets) {
        this.queries = queries;
        this.facts = facts;
        this.datasets = datasets;
    }

    /** Comes before a look at what was asked. */
    public Actor viewer(Actor actor) {
        return queries.viewer(actor);
    }

    /** @param limit of nodes, and of columns */
    public Impact of(Actor actor, String node, ProposedChange change, Optional<Instant> asOf, int limit) {
        Reached reached = queries.downstream(actor, node, asOf, limit);
        if (change == ProposedChange.TYPE && !(reached.focus() instanceof ColumnNode)) {
            throw new InvalidParameter("change", "is type, which only a column has: ask for column:...#<path>");
        }
        List<Struck> struck = Impacts.of(reached, change);
        Set<NodeId> owned = struck.stream().map(one -> ownerOf(one.id())).collect(Collectors.toSet());
        Map<NodeId, Facts> known = facts.of(owned);
        Map<NodeId, List<DatasetName>> names = names(reached);
        Map<DatasetName, Known> inCatalog =
                datasets.find(names.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        List<Affected> affected = struck.stream()
                .map(one -> affected(
                        one,
                        known.getOrDefault(ownerOf(one.id()), Facts.NONE),
                        names.getOrDefault(ownerOf(one.id()), List.of()).stream()
                                .map(inCatalog::get)
                                .filter(Objects::nonNull)
                                .findFirst()))
                .toList();
        return new Impact(reached.focus(), change, affected, reached.watermark(), reached.truncated());
    }

    /** All names of each dataset: the catalog may have it under any. */
    private static Map<NodeId, List<DatasetName>> names(Reached reached) {
        Map<NodeId, List<DatasetName>> names = new HashMap<>();
        Stream.concat(reached.nodes().stream(), reached.unsure().stream())
                .filter(node -> node.id() instanceof DatasetNode)
                .forEach(node -> names.put(node.id(), orOwn(node.names(), node.id())));
        reached.columns()
                .forEach(column -> names.put(
                        column.id().dataset(), orOwn(column.names(), column.id().dataset())));
        return names;
    }

    private static List<DatasetName> orOwn(List<DatasetName> names, NodeId id) {
        return names.isEmpty() ? List.of(new DatasetName(id.namespace(), id.name())) : names;
    }

    private static Affected affected(Struck one, Facts facts, Optional<Known> inCatalog) {
        boolean column = one.id() instanceof ColumnNode;
        return new Affected(
                one.id(),
                one.effect(),
                one.distance(),
                facts,
                !column
                        && facts.type()
                                .map(type -> EXPOSURE.matcher(type).find())
                                .orElse(false),
                inCatalog,
                one.evidence());
    }

    private static NodeId ownerOf(NodeId id) {
        return id instanceof ColumnNode column ? column.dataset() : id;
    }
}
