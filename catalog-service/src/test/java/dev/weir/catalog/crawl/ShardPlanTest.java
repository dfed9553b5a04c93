package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.platform.lake.Pin;
import dev.weir.platform.storage.LakePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShardPlanTest {

    @Test
    void foldersThatMayBePartsOfOneTableStayTogether() {
        List<Shard> shards = plan(
                Pins.NONE,
                "silver/crm/orders/day=2026-10-01/a.parquet",
                "silver/crm/people/a.parquet",
                "silver/web/2026/10/27/a.parquet",
                "silver/delta/_delta_log/0.json",
                "silver/delta/Z/a.parquet",
                "a.csv");

        assertThat(text(shards))
                .containsExactly(
                        "*",
                        "silver/*",
                        "silver/delta/**",
                        "silver/web/**",
                        "silver/crm/*",
                        "silver/crm/[..people/)",
                        "silver/crm/[people/..)");
    }

    @Test
    void pinnedTablesStayTogether() {
        Pins pins = new Pins(List.of(new Pin(Pin.Kind.PARTITION, "raw/clicks/{region}/")));

        List<Shard> shards = plan(pins, "raw/clicks/eu/a.csv", "raw/clicks/us/a.csv", "raw/other/a.csv");

        assertThat(text(shards)).containsExactly("*", "raw/*", "raw/clicks/**", "raw/other/**");
    }

    private static List<String> text(List<Shard> shards) {
        return shards.stream()
                .map(shard -> shard.folder().relativeTo(MemoryLake.ROOT)
                        + switch (shard.what()) {
                            case ALL -> "**";
                            case FILES -> "*";
                            case FOLDERS ->
                                "[" + shard.range().from() + ".."
                                        + shard.range().before() + ")";
                        })
                .toList();
    }

    private static List<Shard> plan(Pins pins, String... paths) {
        return ShardPlan.of(
                new MemoryLake(List.of(paths)), MemoryLake.ROOT, MemoryLake.ROOT, pins, 7, new ListedFolders());
    }

    @Property(tries = 500)
    void shardsTogetherFindWhatOneListingFinds(
            @ForAll("lakes") Set<String> paths, @ForAll @IntRange(min = 1, max = 12) int wanted) {
        MemoryLake lake = new MemoryLake(paths);
        Set<String> whole = found(lake, List.of(Shard.all(0, MemoryLake.ROOT)), new ListedFolders());

        ListedFolders listed = new ListedFolders();
        List<Shard> shards = ShardPlan.of(lake, MemoryLake.ROOT, MemoryLake.ROOT, Pins.NONE, wanted, listed);

        assertThat(found(lake, shards, listed)).as("by the leader").isEqualTo(whole);
        assertThat(found(lake, shards, new ListedFolders())).as("after a kill").isEqualTo(whole);
    }

    @Provide
    Arbitrary<Set<String>> lakes() {
        Arbitrary<String> folder = Arbitraries.of(
                "a",
                "b",
                "crm",
                "data",
                "metadata",
                "_delta_log",
                ".hoodie",
                "_tmp",
                "day=1",
                "day=2",
                "x=y",
                "2026",
                "10",
                "27",
                "2026-10-27",
                "Z",
                "10_days");
        Arbitrary<String> file =
                Arbitraries.of("part-0.parquet", "a.csv", "v1.metadata.json", "0.json", "b.jpg", "_SUCCESS", "0.tmp");
        Arbitrary<String> path = folder.list()
                .ofMaxSize(5)
                .flatMap(
                        folders -> file.map(name -> folders.isEmpty() ? name : String.join("/", folders) + "/" + name));
        return path.set().ofMaxSize(12);
    }

    private static Set<String> found(MemoryLake lake, List<Shard> shards, ListedFolders listed) {
        Set<String> found = new TreeSet<>();
        for (Shard shard : shards) {
            Grouping grouping =
                    new Grouping(MemoryLake.ROOT, Pins.NONE, Grouping.Markers.in(lake), new Grouping.Finds() {
                        @Override
                        public void files(FileGroup group) {
                            List<String> files = new ArrayList<>();
                            group.files().forEach(file -> files.add(file.path(group.root()) + file.partition()));
                            covered(group.root());
                            add(group.root() + " files " + files + " beside " + new TreeSet<>(group.folders()));
                        }

                        @Override
                        public void table(TableFolder table) {
                            covered(table.root());
                            add(table.toString());
                        }

                        @Override
                        public void raw(RawFolder folder) {
                            covered(folder.root());
                            add(folder.root() + " raw " + folder.fingerprint());
                        }

                        @Override
                        public void finding(Finding finding) {
                            add(finding.toString());
                        }

                        private void covered(LakePath root) {
                            assertThat(shards.stream().filter(any -> any.covers(root)))
                                    .as("who calls " + root + " missing if it is gone")
                                    .containsExactly(shard);
                            assertThat(shard.roots().contains(root.relativeTo(shard.folder())))
                                    .as("what is known of " + root + " is asked for")
                                    .isTrue();
                        }

                        private void add(String what) {
                            assertThat(found.add(what))
                                    .as("found twice: " + what)
                                    .isTrue();
                        }
                    });
            listed.list(shard, lake, grouping::accept, grouping::folder, unlisted -> {});
            grouping.close();
        }
        return found;
    }
}
