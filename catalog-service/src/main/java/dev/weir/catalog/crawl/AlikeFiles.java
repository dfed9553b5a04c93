package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.TableAssembly.ReadFile;
import dev.weir.format.Column;
import dev.weir.format.FileFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files of one format whose columns have the same names, but for some that only later, or only earlier files have. Types do
 * not tell files apart: one bad value makes a column of numbers a column of strings.
 */
final class AlikeFiles {

    private final FileFormat format;
    private final Set<String> names;
    private final List<ReadFile> files = new ArrayList<>();

    private AlikeFiles(FileFormat format, Set<String> names) {
        this.format = format;
        this.names = new HashSet<>(names);
    }

    List<ReadFile> files() {
        return files;
    }

    static List<AlikeFiles> among(List<ReadFile> files) {
        List<AlikeFiles> all = new ArrayList<>();
        Map<Set<String>, Map<FileFormat, AlikeFiles>> known = new HashMap<>();
        for (ReadFile file : files) {
            Set<String> names = file.metadata().stream()
                    .flatMap(metadata -> metadata.columns().stream())
                    .map(Column::name)
                    .collect(Collectors.toSet());
            known.computeIfAbsent(names, any -> new HashMap<>())
                    .computeIfAbsent(file.format(), format -> fitting(all, format, names))
                    .files
                    .add(file);
        }
        return all;
    }

    private static AlikeFiles fitting(List<AlikeFiles> all, FileFormat format, Set<String> names) {
        for (AlikeFiles alike : all) {
            if (alike.format == format && (alike.names.containsAll(names) || names.containsAll(alike.names))) {
                alike.names.addAll(names);
                return alike;
            }
        }
        AlikeFiles alike = new AlikeFiles(format, names);
        all.add(alike);
        return alike;
    }
}
