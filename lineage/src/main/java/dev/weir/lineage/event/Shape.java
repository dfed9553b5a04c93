package dev.weir.lineage.event;

import dev.weir.platform.dataset.DatasetName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a job reads and writes. Two shapes unite to a third, whichever comes first and however often.
 *
 * @param columns which columns of the outputs depend on which columns of the inputs
 */
public record Shape(Set<DatasetName> inputs, Set<DatasetName> outputs, Map<ColumnEdge, Kinds> columns) {

    public static final Shape EMPTY = new Shape(Set.of(), Set.of(), Map.of());

    private static final Comparator<DatasetName> BY_NAME =
            Comparator.comparing(DatasetName::namespace).thenComparing(DatasetName::name);
    private static final Comparator<ColumnEdge> BY_EDGE = Comparator.comparing(ColumnEdge::output, BY_NAME)
            .thenComparing(ColumnEdge::outputColumn)
            .thenComparing(ColumnEdge::input, BY_NAME)
            .thenComparing(ColumnEdge::inputColumn);

    public Shape {
        inputs = Set.copyOf(inputs);
        outputs = Set.copyOf(outputs);
        columns = Map.copyOf(columns);
    }

    public boolean isEmpty() {
        return inputs.isEmpty() && outputs.isEmpty();
    }

    public Shape and(Shape other) {
        if (contains(other)) {
            return this;
        }
        if (other.contains(this)) {
            return other;
        }
        Set<DatasetName> in = new HashSet<>(inputs);
        in.addAll(other.inputs);
        Set<DatasetName> out = new HashSet<>(outputs);
        out.addAll(other.outputs);
        Map<ColumnEdge, Kinds> edges = new HashMap<>(columns);
        other.columns.forEach((edge, kinds) -> edges.merge(edge, kinds, Kinds::and));
        return new Shape(in, out, edges);
    }

    boolean contains(Shape other) {
        return inputs.containsAll(other.inputs)
                && outputs.containsAll(other.outputs)
                && other.columns.entrySet().stream().allMatch(told -> {
                    Kinds known = columns.get(told.getKey());
                    return known != null && known.contains(told.getValue());
                });
    }

    /** The same for equal shapes, in every database. */
    public Hash hash() {
        List<String> lines = new ArrayList<>();
        inputs.stream().sorted(BY_NAME).forEach(input -> lines.add("i" + text(input)));
        outputs.stream().sorted(BY_NAME).forEach(output -> lines.add("o" + text(output)));
        columns.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_EDGE))
                .forEach(column -> lines.add(text(column.getKey(), column.getValue())));
        return Hash.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DatasetName name) {
        return name.namespace() + "\0" + name.name();
    }

    private static String text(ColumnEdge edge, Kinds kinds) {
        return "c" + text(edge.output()) + "\0" + edge.outputColumn() + "\0" + text(edge.input()) + "\0"
                + edge.inputColumn() + "\0" + kinds.open() + "\0" + kinds.masked();
    }

    /** A shape in the making. */
    static final class Builder {
        private final Set<DatasetName> inputs = new HashSet<>();
        private final Set<DatasetName> outputs = new HashSet<>();
        private final Map<ColumnEdge, Kinds> columns = new HashMap<>();

        void input(DatasetName name) {
            inputs.add(name);
        }

        void output(DatasetName name) {
            outputs.add(name);
        }

        void column(ColumnEdge edge, Kinds kinds) {
            inputs.add(edge.input());
            outputs.add(edge.output());
            columns.merge(edge, kinds, Kinds::and);
        }

        Shape build() {
            return inputs.isEmpty() && outputs.isEmpty() ? EMPTY : new Shape(inputs, outputs, columns);
        }
    }
}
