package dev.weir.quality.worker.batch;

import dev.weir.quality.contract.CheckReport.StagedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A staging folder: Parquet part files, and nothing else. */
public final class StagedParquet {
    private final Configuration hadoop;

    public StagedParquet(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /** Removes what may be in a folder. */
    public void clear(String folder) throws IOException {
        Path path = new Location(folder).toPath();
        path.getFileSystem(hadoop).delete(path, true);
    }

    /**
     * What was really written, as the files' own footers tell. A file that no task has told of is left over from one that
     * failed, and is removed.
     *
     * @param folder ends with a slash
     * @param names of the files
     */
    public List<StagedFile> files(String folder, Set<String> names) throws IOException {
        Path path = new Location(folder).toPath();
        FileSystem system = path.getFileSystem(hadoop);
        if (!system.exists(path)) {
            return List.of();
        }
        FileStatus[] found = system.listStatus(path);
        Arrays.sort(found, Comparator.comparing(file -> file.getPath().getName()));
        List<StagedFile> staged = new ArrayList<>();
        for (FileStatus file : found) {
            String name = file.getPath().getName();
            if (names.contains(name)) {
                staged.add(new StagedFile(folder + name, file.getLen(), ParquetFiles.rows(file.getPath(), hadoop)));
            } else {
                system.delete(file.getPath(), true);
            }
        }
        return staged;
    }

    /** Removes the folder, and those of the attempt, the run and the batch if they are empty then. Harmless if it is not there. */
    public void remove(String folder) throws IOException {
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
