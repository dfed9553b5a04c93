package dev.weir.format.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** Parquet files without data: whatever schema a writer, also one of long ago, may have left. */
public final class Footers {

    private final List<SchemaElement> elements = new ArrayList<>();
    private final List<RowGroup> groups = new ArrayList<>();

    private Footers() {}

    /** A file with rows of these columns: {@code id:long, name:string?}. */
    public static byte[] file(long rows, String... columns) {
        Footers footers = new Footers().group("schema", null, columns.length);
        for (String column : columns) {
            String name = column.substring(0, column.indexOf(':'));
            boolean optional = column.endsWith("?");
            String type = column.substring(column.indexOf(':') + 1).replace("?", "");
            FieldRepetitionType repetition = optional ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED;
            switch (type) {
                case "int" -> footers.leaf(name, repetition, Type.INT32, null);
                case "long" -> footers.leaf(name, repetition, Type.INT64, null);
                case "double" -> footers.leaf(name, repetition, Type.DOUBLE, null);
                case "string" -> footers.leaf(name, repetition, Type.BYTE_ARRAY, ConvertedType.UTF8);
                case "date" -> footers.leaf(name, repetition, Type.INT32, ConvertedType.DATE);
                default -> throw new IllegalArgumentException(column);
            }
        }
        return footers.file(rows);
    }

    public static Footers schema(int columns) {
        return new Footers().group("schema", null, columns);
    }

    public Footers group(String name, @Nullable FieldRepetitionType repetition, int children) {
        return group(name, repetition, children, null);
    }

    public Footers group(
            String name, @Nullable FieldRepetitionType repetition, int children, @Nullable ConvertedType type) {
        SchemaElement element = new SchemaElement(name).setNum_children(children);
        if (repetition != null) {
            element.setRepetition_type(repetition);
        }
        if (type != null) {
            element.setConverted_type(type);
        }
        elements.add(element);
        return this;
    }

    public Footers leaf(String name, FieldRepetitionType repetition, Type type, @Nullable ConvertedType converted) {
        SchemaElement element = new SchemaElement(name).setType(type).setRepetition_type(repetition);
        if (converted != null) {
            element.setConverted_type(converted);
        }
        elements.add(element);
        return this;
    }

    /** A row group of columns without nesting, of which this is said. */
    public Footers group(long rows, Statistics... columns) {
        List<SchemaElement> leaves =
                elements.stream().filter(SchemaElement::isSetType).toList();
        List<ColumnChunk> chunks = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            Type type = leaves.get(Math.min(i, leaves.size() - 1)).getType();
            ColumnMetaData column = new ColumnMetaData(
                    type, List.of(Encoding.PLAIN), List.of("x"), CompressionCodec.SNAPPY, rows, 1, 1, 4);
            chunks.add(new ColumnChunk(0).setMeta_data(column.setStatistics(columns[i])));
        }
        groups.add(new RowGroup(chunks, 1, rows));
        return this;
    }

    public SchemaElement last() {
        return elements.get(elements.size() - 1);
    }

    public byte[] file(long rows) {
        try {
            ByteArrayOutputStream footer = new ByteArrayOutputStream();
            Util.writeFileMetaData(new FileMetaData(2, elements, rows, groups), footer);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            byte[] magic = "PAR1".getBytes(StandardCharsets.US_ASCII);
            file.write(magic);
            footer.writeTo(file);
            file.write(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(footer.size())
                    .array());
            file.write(magic);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
