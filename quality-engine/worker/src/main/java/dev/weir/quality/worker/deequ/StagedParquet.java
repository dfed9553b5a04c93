package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.worker.batch.Location;
import dev.weir.quality.worker.batch.ParquetFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** A staging folder: Parquet part files, and nothing else. */
final class StagedParquet {
    private final Configuration hadoop;

    StagedParquet(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Writes the rows.
     *
     * @param folder ends with a slash
     * @param files at most
     * @return what was really written, as the files' own footers tell; a file without rows is removed
     */
    List<StagedFile> write(Dataset<Row> rows, String folder, int files) throws IOException {
        Path path = new Location(folder).toPath();
        rows.coalesce(files).write().mode(SaveMode.Overwrite).parquet(path.toString());
        FileSystem system = path.getFileSystem(hadoop);
        FileStatus[] found = system.listStatus(path);
        Arrays.sort(found, Comparator.comparing(file -> file.getPath().getName()));
        List<StagedFile> staged = new ArrayList<>();
        for (FileStatus file : found) {
            String name = file.getPath().getName();
            if (!name.startsWith("part-")) {
                system.delete(file.getPath(), true);
                continue;
            }
            long count = ParquetFiles.rows(file.getPath(), hadoop);
            if (count == 0) {
                system.delete(file.getPath(), false);
            } else {
                staged.add(new StagedFile(folder + name, file.getLen(), count));
            }
        }
        return staged;
    }

    /** Removes the folder, and those of the attempt, the run and the batch if they are empty then. Harmless if it is not there. */
    void remove(String folder) throws IOException {
        Path path = new Location(folder).toPath();
        FileSystem system = path.getFileSystem(hadoop);
        system.delete(path, true);
        Path around = path.getParent();
        while (isOfStaging(around) && isEmpty(system, around)) {
            system.delete(around, false);
            around = around.getParent();
        }
    }

    private static boolean isOfStaging(Path folder) {
        return folder.toString().contains("/_weir/staging/");
    }

    private static boolean isEmpty(FileSystem system, Path folder) throws IOException {
        return system.exists(folder) && system.listStatus(folder).length == 0;
    }
}
