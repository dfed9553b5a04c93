package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.format.Column;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.FileReading;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.ObjectLocation;
import java.time.Instant;
import java.util.List;
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

        FoundDataset dataset = TableAssembly.assemble(MemoryLake.ROOT, group, List.of(one, new FileReading.NotRead()))
                .datasets()
                .get(0);

        assertThat(dataset.size().files()).isEqualTo(2);
        assertThat(dataset.size().bytes()).isEqualTo(20);
        assertThat(dataset.size().rows()).isEmpty();
        assertThat(dataset.partitions().get(0).size().rows()).isEmpty();
        assertThat(Column.text(dataset.columns())).isEqualTo("id:int\nday:int/");
    }

    private static List<String> read(Sampling sampling, FileGroup group) {
        Sampling.Choice choice = sampling.of(group);
        return group.files().stream()
                .filter(choice::reads)
                .map(file -> file.path(group.root()).replace(".parquet", ""))
                .toList();
    }

    private static FileGroup group(String... paths) {
        List<GroupedFile> files = List.of(paths).stream()
                .map(path -> new GroupedFile(
                        new LakeObject(new ObjectLocation("s3://lake/t/" + path + ".parquet"), 10, "e", Instant.EPOCH),
                        PartitionPath.endOf(
                                path.contains("/") ? List.of(path.substring(0, path.indexOf('/'))) : List.of())))
                .toList();
        return new FileGroup(MemoryLake.ROOT.resolve("t/"), files, Set.of(), false);
    }
}
