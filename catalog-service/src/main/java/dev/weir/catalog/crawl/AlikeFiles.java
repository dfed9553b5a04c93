package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.TableAssembly.ReadFile;
import dev.weir.format.Column;
import dev.weir.format.FileFormat;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the files of a folder apart by their columns. Alike are those of one format whose columns have the same names, but for
 * some that only later, or only earlier files have. Types do not tell files apart: one bad value makes a column of numbers a
 * column of strings.
 */
final class AlikeFiles {

    /** Files that are alike, added up. */
    static final class Cluster {
        private final FileFormat format;
        private final Set<String> names;
        final GroupSum sum;

        private Cluster(LakePath root, FileFormat format, Set<String> names) {
            this.format = format;
            this.names = new HashSet<>(names);
            this.sum = new GroupSum(root, format);
        }

        private boolean fits(FileFormat other, Set<String> otherNames) {
            return format == other && (names.containsAll(otherNames) || otherNames.containsAll(names));
        }
    }

    private record Shape(FileFormat format, List<Column> columns) {}

    private record Names(FileFormat format, Set<String> names) {}

    private final LakePath root;
    private final List<Cluster> all = new ArrayList<>();
    // Most files have the very same columns.
    private final Map<Shape, Cluster> known = new HashMap<>();
    private final Map<Names, Cluster> byNames = new HashMap<>();
    private long files;

    AlikeFiles(LakePath root) {
        this.root = root;
    }

    void add(ReadFile file) {
        files++;
        cluster(file).sum.add(file);
    }

    /** Those that are like {@code file}: the same for the same file, once all were added. */
    Cluster cluster(ReadFile file) {
        List<Column> columns = file.metadata().orElseThrow().columns();
        return known.computeIfAbsent(
                new Shape(file.format(), columns),
                shape -> byNames.computeIfAbsent(
                        new Names(file.format(), names(columns)), of -> fitting(of.format(), of.names())));
    }

    private static Set<String> names(List<Column> columns) {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    private Cluster fitting(FileFormat format, Set<String> names) {
        for (Cluster cluster : all) {
            if (cluster.fits(format, names)) {
                cluster.names.addAll(names);
                return cluster;
            }
        }
        Cluster cluster = new Cluster(root, format, names);
        all.add(cluster);
        return cluster;
    }

    /** The cluster with the most files; empty if there are none. */
    Optional<Cluster> most() {
        return all.stream().max(Comparator.comparingLong(cluster -> cluster.sum.files()));
    }

    long files() {
        return files;
    }
}
