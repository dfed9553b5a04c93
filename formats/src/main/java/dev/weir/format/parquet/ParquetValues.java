package dev.weir.format.parquet;

import dev.weir.format.storage.LakeFileSystem;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** The first rows of the first row group: text, numbers and dates, of columns that are no lists and no maps, structs by path. */
public final class ParquetValues {

    private static final long LARGEST_GROUP = 64L * 1024 * 1024;

    private ParquetValues() {}

    /** The file's first row group is more than may be read for a sample. */
    private static final class TooLarge extends IOException {}

    /** @param values takes a path and a value at it */
    public static void read(LakeStore store, LakeObject object, int rows, BiConsumer<String, String> values)
            throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader file = ParquetFileReader.open(new StoredFile(store, object), options)) {
            List<BlockMetaData> groups = file.getFooter().getBlocks();
            if (groups.isEmpty()) {
                return;
            }
            refuseIfLarge(groups.get(0));
            MessageType all = file.getFooter().getFileMetaData().getSchema();
            MessageType schema = new MessageType(all.getName(), read(all.getFields()));
            if (schema.getFieldCount() == 0) {
                return;
            }
            file.setRequestedSchema(schema);
            PageReadStore pages = file.readNextRowGroup();
            RecordReader<Group> records =
                    new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
            for (long row = 0; row < Math.min(rows, pages.getRowCount()); row++) {
                group(records.read(), "", values);
            }
        }
    }

    private static void refuseIfLarge(BlockMetaData group) throws TooLarge {
        long bytes = 0;
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            bytes += Math.max(chunk.getTotalSize(), chunk.getTotalUncompressedSize());
            if (bytes < 0 || bytes > LARGEST_GROUP) {
                throw new TooLarge();
            }
        }
    }

    private static List<Type> read(List<Type> fields) {
        List<Type> kept = new ArrayList<>();
        for (Type field : fields) {
            if (field.isRepetition(Type.Repetition.REPEATED)) {
                continue;
            }
            if (field.isPrimitive()) {
                PrimitiveType type = field.asPrimitiveType();
                if (isReadable(type)) {
                    kept.add(field);
                }
            } else if (field.getLogicalTypeAnnotation() == null) {
                List<Type> below = read(field.asGroupType().getFields());
                if (!below.isEmpty()) {
                    kept.add(field.asGroupType().withNewFields(below));
                }
            }
        }
        return kept;
    }

    private static boolean isReadable(PrimitiveType type) {
        LogicalTypeAnnotation kind = type.getLogicalTypeAnnotation();
        PrimitiveTypeName physical = type.getPrimitiveTypeName();
        return switch (physical) {
            case INT32 ->
                kind == null
                        || kind instanceof DateLogicalTypeAnnotation
                        || kind instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation;
            case INT64 -> kind == null || kind instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation;
            case FLOAT, DOUBLE -> true;
            case BINARY ->
                kind instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                        || kind instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
            case BOOLEAN, INT96, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }

    private static void group(Group group, String prefix, BiConsumer<String, String> values) {
        for (Type field : group.getType().getFields()) {
            if (group.getFieldRepetitionCount(field.getName()) == 0) {
                continue;
            }
            String path = prefix + field.getName();
            if (!field.isPrimitive()) {
                group(group.getGroup(field.getName(), 0), path + ".", values);
            } else if (field.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation) {
                values.accept(
                        path,
                        LocalDate.ofEpochDay(group.getInteger(field.getName(), 0))
                                .toString());
            } else {
                values.accept(path, group.getValueToString(group.getType().getFieldIndex(field.getName()), 0));
            }
        }
    }

    private record StoredFile(LakeStore store, LakeObject object) implements InputFile {
        @Override
        public long getLength() {
            return object.bytes();
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            Path path = LakeFileSystem.path(object.location());
            return HadoopStreams.wrap(
                    new LakeFileSystem(store, object.location().folder()).open(path));
        }
    }
}
