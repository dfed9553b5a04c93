package dev.weir.format.parquet;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.OddBounds;
import dev.weir.format.Remark;
import dev.weir.format.StatisticsByPath;
import dev.weir.format.parquet.CompactBytes.FooterBroken;
import dev.weir.format.parquet.LeafStatistics.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;

/**
 * Reads a footer in one pass.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift">parquet.thrift, whose
 *     numbers of fields these are</a>
 */
final class ParquetFooter {

    private final CompactBytes in;
    private final KnownSchemas known;
    private @Nullable ParquetSchema schema;
    private long rows = -1;
    private LeafStatistics[] leaves = {};
    private boolean leavesMatch = true;
    private int groups;
    private long rowsOfGroups;
    private boolean groupsTellRows = true;

    // Of the column chunk that is being read.
    private int physical;
    private long values;
    private long nulls;
    private long distinct;
    private Slice least = Slice.NONE;
    private Slice greatest = Slice.NONE;
    private Slice oldLeast = Slice.NONE;
    private Slice oldGreatest = Slice.NONE;

    private ParquetFooter(CompactBytes in, KnownSchemas known) {
        this.in = in;
        this.known = known;
    }

    static ParquetFooter read(byte[] bytes, int from, int length, KnownSchemas known) throws FooterBroken {
        ParquetFooter footer = new ParquetFooter(new CompactBytes(bytes, from, length), known);
        footer.read();
        return footer;
    }

    ParquetSchema schema() throws FooterBroken {
        if (schema == null) {
            throw new FooterBroken("it has no schema");
        }
        return schema;
    }

    long rows() {
        return rows;
    }

    Map<String, ColumnStatistics> statistics() {
        StatisticsByPath all = new StatisticsByPath();
        if (leavesMatch && (groups > 0 || rows == 0)) {
            for (LeafStatistics leaf : leaves) {
                all.put(leaf.path(), leaf.sum(groups));
            }
        }
        return all.all();
    }

    /** What is odd in the statistics. */
    List<Remark> remarks() {
        OddBounds odd = new OddBounds();
        for (LeafStatistics leaf : leaves) {
            leaf.tellOdd(odd);
        }
        return odd.remarks();
    }

    /** How many rows the row groups say they have together; empty if there are none, or one does not tell. */
    OptionalLong rowsOfGroups() {
        return groupsTellRows && groups > 0 ? OptionalLong.of(rowsOfGroups) : OptionalLong.empty();
    }

    private void read() throws FooterBroken {
        boolean done = false;
        int id = 0;
        while (!done && (id = in.field(id)) != 0) {
            switch (id) {
                case 2 -> readSchema();
                case 3 -> rows = number();
                case 4 -> {
                    readRowGroups();
                    done = schema != null && rows >= 0;
                }
                default -> in.skip(in.type(), false);
            }
        }
    }

    private long number() throws FooterBroken {
        if (in.type() != CompactBytes.I64 && in.type() != CompactBytes.I32) {
            in.expect(CompactBytes.I64, in.type());
        }
        return in.number();
    }

    private void readSchema() throws FooterBroken {
        in.expect(CompactBytes.LIST, in.type());
        ParquetSchema same = known.at(in);
        schema = same != null ? same : parsedSchema();
        List<ParquetLeaf> all = schema.leaves();
        leaves = new LeafStatistics[all.size()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = new LeafStatistics(all.get(i));
        }
    }

    private ParquetSchema parsedSchema() throws FooterBroken {
        int from = in.at();
        int count = in.list();
        in.expect(CompactBytes.STRUCT, in.listType());
        ParquetSchema.checkSize(count);
        FooterTransport transport = new FooterTransport(in.bytes(), in.at(), in.left());
        TCompactProtocol protocol = new TCompactProtocol(transport);
        List<SchemaElement> elements = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                SchemaElement element = new SchemaElement();
                element.read(protocol);
                elements.add(element);
            }
        } catch (TException damaged) {
            throw new FooterBroken("its schema cannot be read: " + damaged.getMessage());
        }
        in.skip(transport.getBufferPosition() - in.at());
        ParquetSchema parsed = new ParquetSchema(elements);
        known.remember(in, from, parsed);
        return parsed;
    }

    private void readRowGroups() throws FooterBroken {
        in.expect(CompactBytes.LIST, in.type());
        int count = in.list();
        in.expect(CompactBytes.STRUCT, in.listType());
        groups = count;
        for (int i = 0; i < count; i++) {
            boolean columns = false;
            boolean tellsRows = false;
            int id = 0;
            while ((id = in.field(id)) != 0) {
                if (id == 1) {
                    readColumnChunks();
                    columns = true;
                } else if (id == 3) {
                    rowsOfGroups += number();
                    tellsRows = true;
                } else {
                    in.skip(in.type(), false);
                }
            }
            leavesMatch &= columns;
            groupsTellRows &= tellsRows;
        }
    }

    // They stand in the order of the schema's leaves.
    private void readColumnChunks() throws FooterBroken {
        in.expect(CompactBytes.LIST, in.type());
        int count = in.list();
        in.expect(CompactBytes.STRUCT, in.listType());
        leavesMatch &= count == leaves.length;
        for (int i = 0; i < count; i++) {
            boolean told = false;
            int id = 0;
            while ((id = in.field(id)) != 0) {
                if (id == 3 && leavesMatch) {
                    readColumn(leaves[i]);
                    told = true;
                } else {
                    in.skip(in.type(), false);
                }
            }
            // Its metadata is encrypted, or in another file.
            if (!told && leavesMatch) {
                leaves[i].unknown();
            }
        }
    }

    private void readColumn(LeafStatistics leaf) throws FooterBroken {
        in.expect(CompactBytes.STRUCT, in.type());
        physical = -1;
        values = -1;
        boolean told = false;
        int id = 0;
        while ((id = in.field(id)) != 0) {
            switch (id) {
                case 1 -> physical = (int) number();
                case 5 -> values = number();
                case 12 -> {
                    readStatistics();
                    told = true;
                }
                default -> in.skip(in.type(), false);
            }
        }
        if (told && physical == leaf.physical()) {
            boolean old = !least.isSet() && !greatest.isSet() && leaf.oldBoundsAreRight();
            leaf.add(values, nulls, distinct, old ? oldLeast : least, old ? oldGreatest : greatest);
        } else {
            leaf.unknown();
        }
    }

    private void readStatistics() throws FooterBroken {
        in.expect(CompactBytes.STRUCT, in.type());
        nulls = -1;
        distinct = -1;
        least = Slice.NONE;
        greatest = Slice.NONE;
        oldLeast = Slice.NONE;
        oldGreatest = Slice.NONE;
        int id = 0;
        while ((id = in.field(id)) != 0) {
            switch (id) {
                case 1 -> oldGreatest = slice();
                case 2 -> oldLeast = slice();
                case 3 -> nulls = number();
                case 4 -> distinct = number();
                case 5 -> greatest = slice();
                case 6 -> least = slice();
                default -> in.skip(in.type(), false);
            }
        }
    }

    private Slice slice() throws FooterBroken {
        in.expect(CompactBytes.BINARY, in.type());
        int length = in.binary();
        Slice slice = new Slice(in.bytes(), in.at(), length);
        in.skip(length);
        return slice;
    }
}
