package dev.weir.lineage.propagation;

import dev.weir.lineage.graph.Influence;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.LineageQueries;
import dev.weir.lineage.graph.NodeId;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.Reached.ReachedColumn;
import dev.weir.lineage.propagation.ColumnTags.ColumnTag;
import dev.weir.lineage.propagation.ColumnTags.Proposed;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.page.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows tags along column lineage. Only edges that carry values over are taken; one that is masked stops a tag, and so does
 * one that a job merely filters or joins by. Nothing is changed: what comes of it are proposals.
 *
 * <p>Confidence is that of the weakest edge of the way: 0.95 where values go on as they are, 0.8 where something is made of
 * them or nothing nearer was told, 0.6 where many become one.
 */
@ApplicationScoped
public class Propagation {

    private static final int MOST_COLUMNS = 10_000;
    private static final int WAY_IN_WORDS = 12;

    private final LineageQueries queries;
    private final ColumnTags tags;
    private final Access access;

    Propagation(LineageQueries queries, ColumnTags tags, Access access) {
        this.queries = queries;
        this.tags = tags;
        this.access = access;
    }

    /** What would be proposed now. @param dataset only of tags of this one's columns */
    public List<TagFlow> plan(Actor actor, Optional<DatasetName> dataset) {
        access.require(actor, Permission.VIEW);
        Map<ColumnTag, TagFlow> flows = new LinkedHashMap<>();
        for (ColumnTag tag : tags.decided(dataset)) {
            for (TagFlow flow : from(tag)) {
                ColumnTag target = new ColumnTag(
                        new DatasetName(flow.target().namespace(), flow.target().name()),
                        flow.target().column(),
                        tag.tag());
                flows.merge(
                        target,
                        flow,
                        (one, other) -> other.way().size() < one.way().size() ? other : one);
            }
        }
        Set<ColumnTag> settled = tags.settled(flows.values().stream()
                .flatMap(flow -> flow.proposal().stream())
                .map(ColumnTag::dataset)
                .collect(Collectors.toSet()));
        return flows.values().stream()
                .filter(flow -> flow.proposal().filter(settled::contains).isEmpty())
                .sorted(Comparator.comparing((TagFlow flow) -> flow.target().toString())
                        .thenComparing(TagFlow::tag))
                .toList();
    }

    /** Proposes all of that. @return how many proposals are new */
    public int propose(Actor actor, Optional<DatasetName> dataset) {
        access.require(actor, Permission.RUN_CRAWLS);
        List<Proposed> proposals = plan(actor, dataset).stream()
                .flatMap(flow ->
                        flow.proposal().map(tag -> new Proposed(tag, flow.confidence(), flow.evidence())).stream())
                .toList();
        return tags.propose(actor, proposals);
    }

    private List<TagFlow> from(ColumnTag tag) {
        ColumnNode source =
                new ColumnNode(tag.dataset().namespace(), tag.dataset().name(), tag.column());
        List<ReachedColumn> reached = queries.unmasked(source, MOST_COLUMNS);
        Map<ColumnNode, ReachedColumn> byId = new HashMap<>();
        reached.forEach(column -> byId.put(column.id(), column));
        Set<DatasetName> known =
                tags.known(reached.stream().flatMap(Propagation::names).collect(Collectors.toSet()));
        List<TagFlow> flows = new ArrayList<>();
        for (ReachedColumn column : reached) {
            List<ColumnEdge> way = way(byId, column);
            flows.add(new TagFlow(
                    column.id(),
                    tag.tag(),
                    source,
                    way,
                    way.stream().mapToDouble(Propagation::confidence).min().orElse(0),
                    evidence(source, way),
                    names(column)
                            .filter(known::contains)
                            .findFirst()
                            .map(name -> new ColumnTag(name, column.id().column(), tag.tag()))));
        }
        return flows;
    }

    private static Stream<DatasetName> names(ReachedColumn column) {
        DatasetName own = new DatasetName(column.id().namespace(), column.id().name());
        return Stream.concat(Stream.of(own), column.names().stream()).distinct();
    }

    private static List<ColumnEdge> way(Map<ColumnNode, ReachedColumn> byId, ReachedColumn to) {
        List<ColumnEdge> way = new ArrayList<>();
        Set<ColumnNode> seen = new HashSet<>();
        Optional<ReachedColumn> at = Optional.of(to);
        while (at.isPresent() && seen.add(at.get().id())) {
            way.add(0, at.get().by());
            at = Optional.ofNullable(byId.get(at.get().by().from()));
        }
        return way;
    }

    private static double confidence(ColumnEdge edge) {
        if (edge.kinds().contains(Influence.IDENTITY)) {
            return 0.95;
        }
        boolean onlyAggregated = edge.kinds().contains(Influence.AGGREGATION)
                && !edge.kinds().contains(Influence.TRANSFORMATION)
                && !edge.kinds().contains(Influence.DIRECT);
        return onlyAggregated ? 0.6 : 0.8;
    }

    private static String evidence(ColumnNode source, List<ColumnEdge> way) {
        String steps = way.stream()
                .limit(WAY_IN_WORDS)
                .map(edge -> text(edge.to()) + " ("
                        + edge.kinds().stream()
                                .filter(Influence::direct)
                                .map(Words::of)
                                .collect(Collectors.joining(", "))
                        + edge.job().map(NodeId::name).map(job -> " in " + job).orElse("") + ")")
                .collect(Collectors.joining(", then "));
        String more = way.size() > WAY_IN_WORDS ? ", and " + (way.size() - WAY_IN_WORDS) + " steps more" : "";
        return "lineage: values of " + text(source) + " go unmasked to " + steps + more;
    }

    private static String text(ColumnNode column) {
        return column.name() + "." + column.column();
    }
}
