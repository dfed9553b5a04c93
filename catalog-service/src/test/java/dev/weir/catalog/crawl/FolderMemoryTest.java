package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.FileReading.NotRead;
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
        CrawlLog log = log();
        FolderMemory slow = new FolderMemory(known, "r", known.folder(ROOT), false, log);
        look(files(10), "r");

        slow.keep(new KnownFile("x", "e", 1, new BrokenFile("x", "y")), slow.find("x"));
        slow.end();

        assertThat(slow.isCurrent(ROOT)).isFalse();
        assertThat(slow.complete(Optional.of("g"), Optional.of("h"))).isFalse();
        assertThat(known.all()).isEqualTo(files(10));
        assertThat(known.fingerprint).contains("f");
        assertThat(known.listed).contains("l");
        assertThat(log.progress().filesNew())
                .as("the other crawl tells of them")
                .isZero();
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
                CrawlProgress expected = differences(of.all(), now);
                CrawlLog log = log();

                look(of, now, random.nextInt(4) == 0 ? "s" : "r", log);
                assertThat(log.progress()).as("seed %d, day %d", seed, day).isEqualTo(expected);
                look(of, now, "r", log);
                assertThat(log.progress()).as("seed %d, day %d", seed, day).isEqualTo(expected);

                assertThat(of.all()).as("seed %d, day %d", seed, day).isEqualTo(now);
                assertThat(look(of, now, "r")).as("seed %d, day %d", seed, day).isZero();
            }
        }
    }

    private static CrawlProgress differences(List<KnownFile> before, List<KnownFile> now) {
        Map<String, String> etags = new HashMap<>();
        before.forEach(file -> etags.put(file.path(), file.etag()));
        CrawlLog log = log();
        for (KnownFile file : now) {
            String etag = etags.remove(file.path());
            log.filesNew.addAndGet(etag == null ? 1 : 0);
            log.filesChanged.addAndGet(etag == null || etag.equals(file.etag()) ? 0 : 1);
        }
        log.filesGone.addAndGet(etags.size());
        return log.progress();
    }

    @Test
    void ofWhatMayBeReadOtherwiseItKeepsThatItIsThere() {
        CrawlLog log = log();
        KnownFile refused = new KnownFile("x", "e", 1, new BrokenFile("refused", "no"));
        for (int i = 0; i < 2; i++) {
            FolderMemory memory = new FolderMemory(known, "r", known.folder(ROOT), true, log);
            memory.passing(refused, memory.find("x"));
            memory.end();

            assertThat(memory.isWhole()).isFalse();
        }

        assertThat(known.all()).containsExactly(new KnownFile("x", "e", 1, new NotRead()));
        assertThat(known.written).hasSize(1);
        assertThat(log.progress().filesNew()).isEqualTo(1);
    }

    @Test
    void keepsUnreadFilesOnlyIfItIsToHoldAllThereAre() {
        CrawlLog log = log();
        KnownFile read = new KnownFile("a", "e", 1, new BrokenFile("x", "y"));
        KnownFile unread = new KnownFile("b", "e", 1, new NotRead());

        FolderMemory some = new FolderMemory(known, "r", known.folder(ROOT), false, log);
        some.keep(read, some.find("a"));
        some.unread(unread, some.find("b"));
        some.end();

        assertThat(some.isWhole()).isFalse();
        assertThat(known.all()).containsExactly(read);
        assertThat(log.progress().filesNew()).isEqualTo(2);

        FolderMemory all = new FolderMemory(known, "r", known.folder(ROOT), true, log());
        all.keep(read, all.find("a"));
        all.unread(unread, all.find("b"));
        all.end();

        assertThat(all.isWhole()).isTrue();
        assertThat(known.all()).containsExactly(read, unread);
    }

    @Test
    void whereWhatWasKnownIsLostNothingIsCounted() {
        known.edition = 1;
        CrawlLog log = log();

        look(known, files(10), "r", log);

        assertThat(known.all()).hasSize(10);
        assertThat(log.progress()).isEqualTo(CrawlProgress.NONE);
    }

    private int look(List<KnownFile> lake, String reader) {
        return look(known, lake, reader);
    }

    private static CrawlLog log() {
        return new CrawlLog(Shard.all(0, ROOT), new CrawlLog.Room());
    }

    private static int look(RememberedFiles known, List<KnownFile> lake, String reader) {
        return look(known, lake, reader, log());
    }

    /** @return how many files were new, or were not known as they are */
    private static int look(RememberedFiles known, List<KnownFile> lake, String reader, CrawlLog log) {
        FolderMemory memory = new FolderMemory(known, reader, known.folder(ROOT), false, log);
        int news = 0;
        // As a crawl does: it asks for some, and then keeps some.
        for (int from = 0; from < lake.size(); from += 300) {
            List<KnownFile> some = lake.subList(from, Math.min(lake.size(), from + 300));
            List<Optional<KnownFile>> before = new ArrayList<>();
            for (KnownFile file : some) {
                before.add(memory.find(file.path()));
            }
            for (int i = 0; i < some.size(); i++) {
                news += before.get(i).equals(Optional.of(some.get(i))) ? 0 : 1;
                memory.keep(some.get(i), before.get(i));
            }
        }
        memory.end();
        memory.complete(Optional.of("f"), Optional.of("l"));
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
