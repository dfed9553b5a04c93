package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.ObjectLocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileListTest {

    private static final LakePath ROOT = new LakePath("s3://lake/t/");

    @Test
    void givesWhatWasAddedAsOftenAsItIsAsked() {
        List<GroupedFile> added = new ArrayList<>();
        try (FileList files = new FileList(ROOT)) {
            fill(files, added, 3_000);

            assertThat(files.size()).isEqualTo(3_000);
            assertThat(files).containsExactlyElementsOf(added);
            assertThat(files).containsExactlyElementsOf(added);
        }
    }

    @Test
    void putsAwayWhatIsTooMuchForMemory() {
        List<GroupedFile> added = new ArrayList<>();
        try (FileList files = new FileList(ROOT, 100_000)) {
            fill(files, added, 20_000);

            assertThat(files).containsExactlyElementsOf(added);
        }
    }

    @Test
    void tellsWhetherFoldersSaySomething() {
        try (FileList plain = new FileList(ROOT)) {
            plain.add(object("a.csv"), PartitionPath.NONE);

            assertThat(plain.anyInFolders()).isFalse();
            assertThat(plain.anyWithValues()).isFalse();
        }
        try (FileList pinned = new FileList(ROOT)) {
            pinned.add(object("a.csv"), PartitionPath.NONE);
            pinned.add(object("b/a.csv"), new PartitionPath(1, List.of()));

            assertThat(pinned.anyInFolders()).isTrue();
            assertThat(pinned.anyWithValues()).isFalse();
        }
    }

    private static void fill(FileList files, List<GroupedFile> added, int count) {
        for (int i = 0; i < count; i++) {
            String folder = "day=%05d\ud83d%c".formatted(i / 7, '\ude00' + i % 50);
            GroupedFile file = new GroupedFile(
                    new LakeObject(
                            new ObjectLocation(ROOT.value() + folder + "/part-" + i + ".parquet"),
                            i * 1_000_003L,
                            "\"" + Integer.toHexString(i * 31) + "\"",
                            Instant.ofEpochSecond(i - 100, i)),
                    PartitionPath.endOf(List.of(folder)));
            added.add(file);
            files.add(file.object(), file.partition());
        }
    }

    private static LakeObject object(String path) {
        return new LakeObject(new ObjectLocation(ROOT.value() + path), 1, "e", Instant.EPOCH);
    }
}
