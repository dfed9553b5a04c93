package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.format.Column;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.FileReading;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.ObjectLocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamplingTest {

    @Test
    void ofManyFilesTheFirstOfEachPartitionAreRead() {
        FileGroup group = group("day=1/a", "day=1/b", "day=1/c", "day=2/a", "beside");

        assertThat(read(new Sampling(5, 2), group)).containsExactly("day=1/a", "day=1/b", "day=2/a", "beside");
        assertThat(read(new Sampling(6, 2), group)).hasSize(5);
        assertThat(read(new Sampling(1, 2), group("a", "b", "c"))).hasSize(3);
    }

    @Test
    void whatWasNotReadCountsAndLeavesRowsUnknown() {
        FileGroup group = group("day=1/a", "day=1/b");
        FileReading one =
                new FileReading.FileMetadata(List.of(Column.inFiles("id", Plain.INT, false)), OptionalLong.of(7));

        List<FoundDataset> datasets = new ArrayList<>();
        TableAssembly assembly =
                new TableAssembly(MemoryLake.ROOT, group, new Crawled.Collected(datasets, new ArrayList<>()));
        Iterator<FileReading> readings = List.of(one, new FileReading.NotRead()).iterator();
        group.files().forEach(file -> assembly.add(file, readings.next(), false));
        assembly.end(again -> {});
        FoundDataset dataset = datasets.get(0);

        assertThat(dataset.size().files()).isEqualTo(2);
        assertThat(dataset.size().bytes()).isEqualTo(20);
        assertThat(dataset.size().rows()).isEmpty();
        assertThat(dataset.partitions().get(0).size().rows()).isEmpty();
        assertThat(Column.text(dataset.columns())).isEqualTo("id:int\nday:int/");
    }

    private static List<String> read(Sampling sampling, FileGroup group) {
        Sampling.Choice choice = sampling.of(group);
        List<String> read = new ArrayList<>();
        for (GroupedFile file : group.files()) {
            if (choice.reads(file)) {
                read.add(file.path(group.root()).replace(".parquet", ""));
            }
        }
        return read;
    }

    private static FileGroup group(String... paths) {
        LakePath root = MemoryLake.ROOT.resolve("t/");
        FileList files = new FileList(root);
        for (String path : paths) {
            files.add(
                    new LakeObject(new ObjectLocation(root.value() + path + ".parquet"), 10, "e", Instant.EPOCH),
                    PartitionPath.endOf(
                            path.contains("/") ? List.of(path.substring(0, path.indexOf('/'))) : List.of()));
        }
        return new FileGroup(root, files, Set.of(), Optional.empty(), false);
    }
}
