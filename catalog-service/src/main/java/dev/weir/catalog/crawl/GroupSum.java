package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.TableAssembly.ReadFile;
import dev.weir.format.FileFormat;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that may be one dataset, added up as they come, with what would have to be told if they are, or if they are not. */
final class GroupSum {

    private final DatasetSum sum;
    private final Findings conflicts = new Findings();
    private final List<String> keys = new ArrayList<>();
    private Optional<ReadFile> first = Optional.empty();
    private long files;

    GroupSum(LakePath root, FileFormat format) {
        this.sum = new DatasetSum(root, format);
    }

    void add(ReadFile file) {
        files++;
        if (keys.size() < Findings.OF_EACH_KIND) {
            keys.add(file.key());
        }
        if (first.isEmpty()) {
            first = Optional.of(file);
        }
        sum.add(file)
                .ifPresent(conflict ->
                        conflicts.add(new Finding(file.key(), Finding.Kind.BROKEN, "schema-conflict", conflict)));
    }

    DatasetSum sum() {
        return sum;
    }

    Findings conflicts() {
        return conflicts;
    }

    /** Of the first files. */
    List<String> keys() {
        return keys;
    }

    ReadFile first() {
        return first.orElseThrow();
    }

    long files() {
        return files;
    }
}
