package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FolderMemoryTest {

    private static final LakePath ROOT = new LakePath("s3://lake/t/");

    private final RememberedFiles known = new RememberedFiles();

    @Test
    void knowsWhatWasKept() {
        look(files(1_700), "r");

        assertThat(known.all()).isEqualTo(files(1_700));
        assertThat(known.blocks.values()).allSatisfy(block -> assertThat(block.files())
                .hasSizeLessThanOrEqualTo(FolderMemory.FILES_IN_BLOCK + 1));
        assertThat(look(files(1_700), "r")).isZero();
        assertThat(known.fingerprint).contains("f");
    }

    @Test
    void writesOnlyBlocksInWhichSomethingChanged() {
        look(files(2_000), "r");
        known.written.clear();
        List<KnownFile> changed = new ArrayList<>(files(2_000));
        changed.set(1_100, new KnownFile(path(1_100), "other", 1, new BrokenFile("x", "y")));

        assertThat(look(changed, "r")).isEqualTo(1);

        assertThat(known.written).containsExactly(path(1_000));
        assertThat(known.all()).isEqualTo(changed);
    }

    @Test
    void forgetsWhatIsGone() {
        look(files(2_000), "r");

        look(files(2_000).subList(1_100, 2_000), "r");

        assertThat(known.all()).isEqualTo(files(2_000).subList(1_100, 2_000));

        look(List.of(), "r");

        assertThat(known.all()).isEmpty();

        look(files(3), "r");

        assertThat(known.all()).isEqualTo(files(3));
    }

    @Test
    void knowsNothingOfAnotherReader() {
        look(files(700), "r");

        assertThat(look(files(700), "s")).isEqualTo(700);
        assertThat(look(files(700), "s")).isZero();
    }

    @Test
    void leavesAFolderAloneThatAnotherCrawlChanged() {
        FolderMemory slow = new FolderMemory(known, "r", known.folder(ROOT));
        look(files(10), "r");

        slow.find("x");
        slow.keep(new KnownFile("x", "e", 1, new BrokenFile("x", "y")), true);
        slow.end();
        slow.complete("g");

        assertThat(known.all()).isEqualTo(files(10));
        assertThat(known.fingerprint).contains("f");
    }

    @Test
    void filesWithManyColumnsMakeSmallerBlocks() {
        Map<String, ColumnStatistics> many = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            many.put("c" + i, ColumnStatistics.absent(1));
        }
        FileMetadata wide = new FileMetadata(List.of(), OptionalLong.of(1), many);
        List<KnownFile> files = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            files.add(new KnownFile(path(i), "e", i, wide));
        }

        look(files, "r");

        assertThat(known.all()).isEqualTo(files);
        assertThat(known.blocks.values()).hasSizeGreaterThan(4);
        assertThat(look(files, "r")).isZero();
    }

    @Test
    void isRightWhateverComesAndGoes() {
        for (long seed = 0; seed < 60; seed++) {
            RememberedFiles of = new RememberedFiles();
            Random random = new Random(seed);
            TreeMap<String, KnownFile> lake = new TreeMap<>();
            for (int day = 0; day < 6; day++) {
                int many = random.nextInt(3_000);
                for (int i = 0; i < many; i++) {
                    String path = path(random.nextInt(5_000));
                    if (random.nextInt(4) == 0) {
                        lake.remove(path);
                    } else {
                        lake.put(path, new KnownFile(path, "e" + random.nextInt(3), 1, new BrokenFile("x", "y")));
                    }
                }
                if (random.nextInt(5) == 0) {
                    lake.subMap(path(1_000), path(1_000 + random.nextInt(4_000)))
                            .clear();
                }
                List<KnownFile> now = List.copyOf(lake.values());

                look(of, now, "r");

                assertThat(of.all()).as("seed %d, day %d", seed, day).isEqualTo(now);
                assertThat(look(of, now, "r")).as("seed %d, day %d", seed, day).isZero();
            }
        }
    }

    private int look(List<KnownFile> lake, String reader) {
        return look(known, lake, reader);
    }

    /** @return how many files were new, or were not known as they are */
    private static int look(RememberedFiles known, List<KnownFile> lake, String reader) {
        FolderMemory memory = new FolderMemory(known, reader, known.folder(ROOT));
        int news = 0;
        // As a crawl does: it asks for some, and then keeps some.
        for (int from = 0; from < lake.size(); from += 300) {
            List<KnownFile> some = lake.subList(from, Math.min(lake.size(), from + 300));
            List<Boolean> isNew = new ArrayList<>();
            for (KnownFile file : some) {
                isNew.add(!memory.find(file.path()).equals(Optional.of(file)));
            }
            for (int i = 0; i < some.size(); i++) {
                news += isNew.get(i) ? 1 : 0;
                memory.keep(some.get(i), isNew.get(i));
            }
        }
        memory.end();
        memory.complete("f");
        return news;
    }

    private static List<KnownFile> files(int count) {
        List<KnownFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new KnownFile(path(i), "e", i, new BrokenFile("x", "y")));
        }
        return files;
    }

    private static String path(int number) {
        return "part-%05d".formatted(number);
    }
}
