package dev.weir.format.parquet;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Array;
import dev.weir.format.ColumnType.Field;
import dev.weir.format.ColumnType.Struct;
import dev.weir.format.FileReading.BrokenFile;
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
        String name() {
            return element.getName();
        }

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

    /** Where in the tree a node is, as far as statistics must know. */
    private record Place(String path, boolean required, boolean repeated) {
        Place field(String name, boolean isRequired) {
            return new Place(path.isEmpty() ? name : path + "." + name, required && isRequired, repeated);
        }

        Place many(String name) {
            return new Place(path + "." + name, false, true);
        }
    }

    private final List<Column> columns;
    private final List<ParquetLeaf> leaves = new ArrayList<>();

    /** @throws SchemaBroken if the list is not a tree of Parquet's kind */
    ParquetSchema(List<SchemaElement> elements) {
        checkSize(elements.size());
        this.columns = List.copyOf(columns(elements));
    }

    static void checkSize(int elements) {
        if (elements > MOST_COLUMNS + 1) {
            throw new SchemaBroken("too-many-columns", "it has " + elements + " columns");
        }
    }

    List<Column> columns() {
        return columns;
    }

    /** Those that have values, in the order in which row groups hold them. */
    List<ParquetLeaf> leaves() {
        return leaves;
    }

    private List<Column> columns(List<SchemaElement> elements) {
        Tree tree = new Tree(elements);
        Node root = tree.node(0);
        if (tree.at != elements.size()) {
            throw new SchemaBroken("it has " + elements.size() + " elements, of which only " + tree.at + " are used");
        }
        Place top = new Place("", true, false);
        Set<String> names = new HashSet<>();
        List<Column> found = new ArrayList<>(root.children().size());
        for (Node child : root.children()) {
            if (!names.add(child.name())) {
                throw new SchemaBroken("it has the column " + child.name() + " twice");
            }
            boolean nullable = !child.required() && !child.repeated();
            found.add(Column.inFiles(child.name(), field(child, top.field(child.name(), child.required())), nullable));
        }
        return found;
    }

    private static final class Tree {
        private final List<SchemaElement> elements;
        private int at;

        Tree(List<SchemaElement> elements) {
            this.elements = elements;
        }

        Node node(int depth) {
            if (at >= elements.size()) {
                throw new SchemaBroken("it ends too early");
            }
            if (depth > DEEPEST) {
                throw new SchemaBroken("schema-too-deep", "it is nested deeper than " + DEEPEST);
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
    }

    // A repeated field that no list or map contains is a list of itself.
    private ColumnType field(Node node, Place place) {
        return node.repeated() ? new Array(single(node, place.many("element"))) : single(node, place);
    }

    private ColumnType single(Node node, Place place) {
        if (node.children().isEmpty()) {
            return node.element().isSetType() ? leaf(node, place) : new Struct(List.of());
        }
        Node only = node.children().get(0);
        if (node.children().size() == 1 && only.repeated()) {
            if (node.isMap() && only.children().size() == 2) {
                return new ColumnType.Map(
                        field(only.children().get(0), place.many("key")),
                        field(only.children().get(1), place.many("value")));
            }
            if (node.isList()) {
                return new Array(element(node, only, place.many("element")));
            }
        }
        return struct(node, place);
    }

    private ColumnType leaf(Node node, Place place) {
        ColumnType type = ParquetTypes.of(node.element());
        leaves.add(ParquetLeaf.of(node.element(), place.path(), type, place.required(), place.repeated()));
        return type;
    }

    // The rules of "backward-compatibility" in LogicalTypes.md: who wrote two levels is known by these names.
    private ColumnType element(Node list, Node repeated, Place place) {
        String name = repeated.name();
        boolean twoLevels = repeated.children().size() != 1
                || repeated.children().get(0).repeated()
                || name.equals("array")
                || name.equals(list.name() + "_tuple");
        return twoLevels ? single(repeated, place) : field(repeated.children().get(0), place);
    }

    private ColumnType struct(Node node, Place place) {
        List<Field> fields = new ArrayList<>(node.children().size());
        for (Node child : node.children()) {
            fields.add(new Field(child.name(), field(child, place.field(child.name(), child.required()))));
        }
        return new Struct(fields);
    }

    /** The elements do not form a schema. */
    static final class SchemaBroken extends RuntimeException {
        private final String code;

        SchemaBroken(String reason) {
            this("schema-broken", reason);
        }

        SchemaBroken(String code, String reason) {
            super(reason);
            this.code = code;
        }

        BrokenFile broken() {
            return new BrokenFile(code, "has a schema that cannot be: " + getMessage());
        }
    }
}
