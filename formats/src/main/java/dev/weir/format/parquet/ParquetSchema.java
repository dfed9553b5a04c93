package dev.weir.format.parquet;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Array;
import dev.weir.format.ColumnType.Field;
import dev.weir.format.ColumnType.Struct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/**
 * The tree that a footer keeps as a list, depth first.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#nested-types">Lists and maps, and the
 *     older shapes of both</a>
 */
final class ParquetSchema {

    private static final int DEEPEST = 64;
    private static final int MOST_COLUMNS = 100_000;

    private record Node(SchemaElement element, List<Node> children) {
        boolean repeated() {
            return element.getRepetition_type() == FieldRepetitionType.REPEATED;
        }

        boolean required() {
            return element.getRepetition_type() == FieldRepetitionType.REQUIRED;
        }

        boolean isList() {
            return (element.isSetLogicalType() && element.getLogicalType().isSetLIST())
                    || element.getConverted_type() == ConvertedType.LIST;
        }

        boolean isMap() {
            return (element.isSetLogicalType() && element.getLogicalType().isSetMAP())
                    || element.getConverted_type() == ConvertedType.MAP
                    || element.getConverted_type() == ConvertedType.MAP_KEY_VALUE;
        }
    }

    private final List<SchemaElement> elements;
    private int at;

    ParquetSchema(List<SchemaElement> elements) {
        this.elements = elements;
    }

    /** @throws SchemaBroken if the list is not a tree of Parquet's kind */
    List<Column> columns() {
        if (elements.size() > MOST_COLUMNS) {
            throw new SchemaBroken("it has " + elements.size() + " columns");
        }
        Node root = node(0);
        if (at != elements.size()) {
            throw new SchemaBroken("it has " + elements.size() + " elements, of which only " + at + " are used");
        }
        Set<String> names = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        for (Node child : root.children()) {
            if (!names.add(child.element().getName())) {
                throw new SchemaBroken("it has the column " + child.element().getName() + " twice");
            }
            boolean nullable = !child.required() && !child.repeated();
            columns.add(Column.inFiles(child.element().getName(), field(child), nullable));
        }
        return columns;
    }

    private Node node(int depth) {
        if (at >= elements.size()) {
            throw new SchemaBroken("it ends too early");
        }
        if (depth > DEEPEST) {
            throw new SchemaBroken("it is nested deeper than " + DEEPEST);
        }
        SchemaElement element = elements.get(at++);
        int count = element.getNum_children();
        if (element.getName() == null || count < 0 || count > elements.size() - at) {
            throw new SchemaBroken("an element has no name, or " + count + " children");
        }
        List<Node> children = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            children.add(node(depth + 1));
        }
        return new Node(element, children);
    }

    // A repeated field that no list or map contains is a list of itself.
    private static ColumnType field(Node node) {
        return node.repeated() ? new Array(single(node)) : single(node);
    }

    private static ColumnType single(Node node) {
        if (node.children().isEmpty()) {
            return node.element().isSetType() ? ParquetTypes.of(node.element()) : new Struct(List.of());
        }
        Node only = node.children().get(0);
        if (node.children().size() == 1 && only.repeated()) {
            if (node.isMap() && only.children().size() == 2) {
                return new ColumnType.Map(
                        field(only.children().get(0)), field(only.children().get(1)));
            }
            if (node.isList()) {
                return new Array(element(node, only));
            }
        }
        return struct(node);
    }

    // The rules of "backward-compatibility" in LogicalTypes.md: who wrote two levels is known by these names.
    private static ColumnType element(Node list, Node repeated) {
        String name = repeated.element().getName();
        boolean twoLevels = repeated.children().size() != 1
                || repeated.children().get(0).repeated()
                || name.equals("array")
                || name.equals(list.element().getName() + "_tuple");
        return twoLevels ? single(repeated) : field(repeated.children().get(0));
    }

    private static ColumnType struct(Node node) {
        return new Struct(node.children().stream()
                .map(child -> new Field(child.element().getName(), field(child)))
                .toList());
    }

    /** The elements do not form a schema. */
    static final class SchemaBroken extends RuntimeException {
        SchemaBroken(String reason) {
            super(reason);
        }
    }
}
