package dev.weir.format.table;

import dev.weir.format.Column;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.parquet.ParquetReader;
import dev.weir.format.table.TableCommit.AddedFile;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the files of a commit say of themselves. All have the same columns. */
public record AddedFiles(Map<AddedFile, FileMetadata> files, List<Column> columns) {

    /** @throws TableRefused if one is missing, broken, or other than it was said to be */
    public static AddedFiles read(LakeStore store, List<AddedFile> added) {
        Map<AddedFile, FileMetadata> files = new LinkedHashMap<>();
        ParquetReader parquet = new ParquetReader();
        for (AddedFile file : added) {
            LakeObject object = store.find(new ObjectLocation(file.location()))
                    .filter(found -> found.bytes() == file.bytes())
                    .orElseThrow(() -> refused(file, "is not there with " + file.bytes() + " bytes"));
            FileReading reading = parquet.read(store, object);
            if (!(reading instanceof FileMetadata metadata)) {
                throw refused(file, reading instanceof BrokenFile broken ? broken.reason() : "cannot be read");
            }
            if (metadata.rows().orElse(-1) != file.rows()) {
                throw refused(file, "does not have " + file.rows() + " rows");
            }
            files.put(file, metadata);
        }
        List<Column> columns = files.values().iterator().next().columns();
        files.forEach((file, metadata) -> {
            if (!names(metadata.columns()).equals(names(columns))) {
                throw refused(file, "has other columns than the first file of its batch");
            }
        });
        return new AddedFiles(files, columns);
    }

    /** Whether no file has a null in the column, as far as its footer or its schema tells. */
    public boolean isNeverNull(String column) {
        return files.values().stream().allMatch(file -> {
            boolean required =
                    file.columns().stream().anyMatch(each -> each.name().equals(column) && !each.nullable());
            return required || Long.valueOf(0).equals(nulls(file).get(column));
        });
    }

    /** How many nulls a file has, by the path of the column; of those whose footer tells. */
    public static Map<String, Long> nulls(FileMetadata file) {
        Map<String, Long> nulls = new LinkedHashMap<>();
        file.statistics().forEach((path, statistics) -> statistics.nulls().ifPresent(count -> nulls.put(path, count)));
        return nulls;
    }

    private static Map<String, String> names(List<Column> columns) {
        Map<String, String> names = new LinkedHashMap<>();
        columns.forEach(column -> names.put(column.name(), column.type().toString()));
        return names;
    }

    private static TableRefused refused(AddedFile file, String why) {
        return new TableRefused("table-file-unfit", file.location() + " " + why + ".");
    }
}
