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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the files of a commit say of themselves. All have the same columns. */
public record AddedFiles(List<ReadFile> files, List<Column> columns) {

    /** One file, as it is in the store. */
    public record ReadFile(LakeObject object, long rows, FileMetadata metadata) {

        /** How many nulls it has, by the path of the column; of those whose footer tells. */
        public Map<String, Long> nulls() {
            Map<String, Long> nulls = new LinkedHashMap<>();
            metadata.statistics()
                    .forEach((path, statistics) -> statistics.nulls().ifPresent(count -> nulls.put(path, count)));
            return nulls;
        }
    }

    /** Empty if the commit adds none. @throws TableRefused if one is missing, broken, or other than it was said to be */
    public static Optional<AddedFiles> of(LakeStore store, TableCommit commit) {
        return commit.added().isEmpty() ? Optional.empty() : Optional.of(read(store, commit.added()));
    }

    private static AddedFiles read(LakeStore store, List<AddedFile> added) {
        List<ReadFile> files = new ArrayList<>();
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
            if (!files.isEmpty() && !names(metadata).equals(names(files.get(0).metadata()))) {
                throw refused(file, "has other columns than the first file of its batch");
            }
            files.add(new ReadFile(object, file.rows(), metadata));
        }
        return new AddedFiles(files, files.get(0).metadata().columns());
    }

    /** Whether no file has a null in the column, as far as its footer or its schema tells. */
    public boolean isNeverNull(String column) {
        return files.stream().allMatch(file -> {
            boolean required = file.metadata().columns().stream()
                    .anyMatch(each -> each.name().equals(column) && !each.nullable());
            return required || Long.valueOf(0).equals(file.nulls().get(column));
        });
    }

    private static Map<String, String> names(FileMetadata metadata) {
        Map<String, String> names = new LinkedHashMap<>();
        metadata.columns()
                .forEach(column -> names.put(column.name(), column.type().toString()));
        return names;
    }

    private static TableRefused refused(AddedFile file, String why) {
        return new TableRefused("table-file-unfit", file.location() + " " + why + ".");
    }
}
