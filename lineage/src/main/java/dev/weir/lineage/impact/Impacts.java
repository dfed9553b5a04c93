package dev.weir.lineage.impact;

import dev.weir.lineage.graph.Influence;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.Lineage.Seen;
import dev.weir.lineage.graph.NodeId;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.lineage.graph.Reached;
import dev.weir.lineage.graph.Reached.ReachedColumn;
import dev.weir.lineage.graph.Reached.ReachedNode;
import dev.weir.lineage.impact.Impact.Evidence;
import dev.weir.platform.page.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of each node downstream what a change would do to it. */
final class Impacts {

    private Impacts() {}

    /** What is told of a node before anybody looked up whose it is. */
    record Struck(NodeId id, Effect effect, int distance, Optional<Evidence> evidence) {}

    static List<Struck> of(Reached reached, ProposedChange change) {
        boolean ofColumn = reached.focus() instanceof ColumnNode;
        List<Struck> struck = new ArrayList<>();
        boolean fails = change == ProposedChange.DROP || change == ProposedChange.RENAME;
        if (!ofColumn || fails) {
            reached.nodes().forEach(node -> struck.add(struck(node, fails ? behind(node) : Effect.RECEIVES)));
        } else {
            struck.addAll(touched(reached, change));
        }
        reached.unsure().forEach(node -> struck.add(struck(node, Effect.POSSIBLE)));
        for (ReachedColumn column : reached.columns()) {
            struck.add(new Struck(
                    column.id(),
                    fails ? Effect.STALE : flows(change),
                    column.distance(),
                    Optional.of(evidence(column.by()))));
        }
        struck.sort(Comparator.comparingInt(Struck::distance)
                .thenComparing(Struck::effect)
                .thenComparing(one -> one.id().toString()));
        return struck;
    }

    // Who reads it fails; who is behind that gets nothing new.
    private static Effect behind(ReachedNode node) {
        return node.distance() == 1 ? Effect.BREAKS : Effect.STALE;
    }

    private static Effect flows(ProposedChange change) {
        return change == ProposedChange.FAILING_BATCH ? Effect.RECEIVES : Effect.CHANGES;
    }

    /** Where the column goes on: only jobs and datasets that some column on the way belongs to. */
    private static Collection<Struck> touched(Reached reached, ProposedChange change) {
        Map<NodeId, Struck> touched = new HashMap<>();
        for (ReachedColumn column : reached.columns()) {
            Evidence why = evidence(column.by());
            column.by()
                    .job()
                    .ifPresent(job ->
                            nearest(touched, new Struck(job, flows(change), column.distance() - 1, Optional.of(why))));
            nearest(touched, new Struck(column.id().dataset(), flows(change), column.distance(), Optional.of(why)));
        }
        return touched.values();
    }

    private static void nearest(Map<NodeId, Struck> touched, Struck one) {
        touched.merge(one.id(), one, (before, now) -> now.distance() < before.distance() ? now : before);
    }

    private static Struck struck(ReachedNode node, Effect effect) {
        return new Struck(node.id(), effect, node.distance(), node.by().map(Impacts::evidence));
    }

    private static Evidence evidence(Edge edge) {
        boolean reads = edge.to() instanceof JobNode;
        String why = edge.job().name()
                + (reads ? " reads " : " writes ")
                + (reads ? edge.from() : edge.to()).name()
                + ways(edge.kinds());
        return new Evidence(
                why,
                edge.from(),
                edge.to(),
                edge.seen().run(),
                Optional.of(edge.seen().last()));
    }

    private static Evidence evidence(ColumnEdge edge) {
        Set<Influence> kinds = EnumSet.noneOf(Influence.class);
        kinds.addAll(edge.kinds());
        kinds.addAll(edge.maskedKinds());
        String why = text(edge.from()) + " enters " + text(edge.to()) + ways(kinds)
                + (edge.masked() ? ", masked" : "")
                + edge.job().map(job -> ", in " + job.name()).orElse("");
        return new Evidence(
                why,
                edge.from(),
                edge.to(),
                edge.seen().flatMap(Seen::run),
                edge.seen().map(Seen::last));
    }

    private static String text(ColumnNode column) {
        return column.column().isEmpty() ? column.name() : column.name() + "." + column.column();
    }

    private static String ways(Set<Influence> kinds) {
        return kinds.isEmpty() ? "" : kinds.stream().map(Words::of).collect(Collectors.joining(", ", " (", ")"));
    }
}
