package dev.weir.format.table.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.jspecify.annotations.Nullable;

/** A table that Iceberg's own library writes. */
public final class WrittenIceberg {

    private final Table table;
    private final OutputFileFactory files;

    private WrittenIceberg(Table table) {
        this.table = table;
        this.files = OutputFileFactory.builderFor(table, 1, 1)
                .format(FileFormat.PARQUET)
                .build();
    }

    public static WrittenIceberg create(Path folder, int version, Schema schema, PartitionSpec spec) {
        return create(folder, version, schema, spec, SortOrder.unsorted(), Map.of());
    }

    static WrittenIceberg create(
            Path folder,
            int version,
            Schema schema,
            PartitionSpec spec,
            SortOrder order,
            Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("format-version", Integer.toString(version));
        return new WrittenIceberg(
                new HadoopTables(new Configuration(false)).create(schema, spec, order, all, folder.toString()));
    }

    Table table() {
        return table;
    }

    public Record row(@Nullable Object... values) {
        return row(table.schema(), values);
    }

    static Record row(Schema schema, @Nullable Object... values) {
        GenericRecord row = GenericRecord.create(schema);
        for (int i = 0; i < values.length; i++) {
            row.set(i, values[i]);
        }
        return row;
    }

    /** Adds rows of one partition in one file and one commit. */
    public DataFile append(Record... rows) {
        DataFile file = write(rows);
        table.newAppend().appendFile(file).commit();
        return file;
    }

    DataFile write(Record... rows) {
        StructLike partition = partition(rows[0]);
        try (DataWriter<Record> writer =
                writers().newDataWriter(files.newOutputFile(table.spec(), partition), table.spec(), partition)) {
            for (Record row : rows) {
                writer.write(row);
            }
            writer.close();
            return writer.toDataFile();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private @Nullable StructLike partition(Record row) {
        if (table.spec().isUnpartitioned()) {
            return null;
        }
        PartitionKey key = new PartitionKey(table.spec(), table.schema());
        key.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
        return key;
    }

    /** Positions in one file or in several, in one file of deletes. */
    DeleteFile deletePositions(List<DataFile> dataFiles, long... positions) {
        try (PositionDeleteWriter<Record> writer = writers()
                .newPositionDeleteWriter(
                        files.newOutputFile(table.spec(), dataFiles.get(0).partition()),
                        table.spec(),
                        dataFiles.get(0).partition())) {
            PositionDelete<Record> delete = PositionDelete.create();
            for (DataFile file : dataFiles) {
                for (long position : positions) {
                    writer.write(delete.set(file.location(), position));
                }
            }
            writer.close();
            table.newRowDelta().addDeletes(writer.toDeleteFile()).commit();
            return writer.toDeleteFile();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void deleteEqual(String column, Object value) {
        int id = table.schema().findField(column).fieldId();
        Schema only = table.schema().select(column);
        GenericFileWriterFactory writers = new GenericFileWriterFactory.Builder(table)
                .deleteFileFormat(FileFormat.PARQUET)
                .equalityFieldIds(new int[] {id})
                .equalityDeleteRowSchema(only)
                .build();
        try (EqualityDeleteWriter<Record> writer =
                writers.newEqualityDeleteWriter(files.newOutputFile(), table.spec(), null)) {
            writer.write(row(only, value));
            writer.close();
            table.newRowDelta().addDeletes(writer.toDeleteFile()).commit();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A deletion vector, as format 3 has it. */
    void deleteByVector(DataFile file, long... positions) {
        OutputFileFactory puffins = OutputFileFactory.builderFor(table, 2, 2)
                .format(FileFormat.PUFFIN)
                .build();
        List<DeleteFile> vectors = new ArrayList<>();
        try (BaseDVFileWriter writer = new BaseDVFileWriter(puffins, path -> null)) {
            for (long position : positions) {
                writer.delete(file.location(), position, table.spec(), file.partition());
            }
            writer.close();
            vectors.addAll(writer.result().deleteFiles());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var delta = table.newRowDelta();
        vectors.forEach(delta::addDeletes);
        delta.commit();
    }

    private GenericFileWriterFactory writers() {
        return new GenericFileWriterFactory.Builder(table)
                .dataFileFormat(FileFormat.PARQUET)
                .deleteFileFormat(FileFormat.PARQUET)
                .build();
    }
}
