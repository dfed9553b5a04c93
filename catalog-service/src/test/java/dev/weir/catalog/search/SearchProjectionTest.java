package dev.weir.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.search.Entry.Labels;
import dev.weir.catalog.search.Entry.Usefulness;
import dev.weir.catalog.search.lucene.IndexFolders;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.failpoint.Failpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The projection turn by turn, over real indexes, and a database in memory. */
class SearchProjectionTest {

    @TempDir
    Path folder = Path.of("");

    private final MemoryCatalog catalog = new MemoryCatalog();

    /** One replica: what is lost when it is killed, and what lies in its folder. */
    private final class Replica implements AutoCloseable {
        private final CurrentIndex current = new CurrentIndex();
        private final IndexFolders folders;
        private final SearchProjection projection;

        Replica(Path home) {
            SearchSettings settings = new TestSettings(home);
            folders = new IndexFolders(settings);
            projection = new SearchProjection(
                    current, folders, catalog, catalog, settings, new Access(), new NoFailpoints(), Clock.systemUTC());
        }

        Replica ready() throws InterruptedException {
            while (titles("thing").isEmpty()) {
                projection.turn();
                Thread.sleep(10);
            }
            return this;
        }

        void turn() {
            projection.turn();
        }

        List<String> titles(String text) {
            return current.ask(index -> index
                            .search(new Search(
                                    QueryParser.parse(text),
                                    Set.of(),
                                    Map.of(),
                                    Set.of(),
                                    50,
                                    Optional.empty(),
                                    Instant.now()))
                            .hits()
                            .stream()
                            .map(Hit::title)
                            .sorted()
                            .toList())
                    .orElse(List.of());
        }

        int builds() {
            return catalog.loads;
        }

        /** Ends without a commit, as if killed. */
        @Override
        public void close() {
            current.replace(Optional.empty());
            folders.release();
        }
    }

    private static final class NoFailpoints extends Failpoints {}

    @Test
    void followsWhatChanges() throws Exception {
        catalog.put("thing one");
        try (Replica replica = new Replica(folder).ready()) {
            catalog.put("thing two");
            catalog.remove("thing one");

            replica.turn();

            assertThat(replica.titles("thing")).containsExactly("thing two");
            assertThat(replica.current.ask(SearchIndex::watermark)).contains(catalog.newest());
        }
    }

    @Test
    void aNewIndexIsMadeBesideTheOldOneWhichGoesOnAnswering() throws Exception {
        catalog.put("thing one");
        try (Replica replica = new Replica(folder).ready()) {
            Watermark before = catalog.newest();
            catalog.duringLoad = () -> {
                catalog.put("thing two");
                assertThat(replica.titles("thing")).contains("thing one");
            };

            replica.projection.rebuild(Actor.WEIR);
            while (replica.builds() < 2 || replica.projection.state(Actor.WEIR).building()) {
                replica.turn();
                assertThat(replica.titles("thing")).contains("thing one");
                Thread.sleep(5);
            }
            replica.turn();

            assertThat(replica.titles("thing")).containsExactly("thing one", "thing two");
            assertThat(replica.current.ask(SearchIndex::watermark).orElseThrow())
                    .isGreaterThan(before);
            assertThat(indexFolders()).hasSize(1);
        }
    }

    @Test
    void aRestartGoesOnFromWhatWasKept() throws Exception {
        catalog.put("thing one");
        new Replica(folder).ready().close();
        catalog.put("thing two");

        try (Replica replica = new Replica(folder).ready()) {
            replica.turn();

            assertThat(replica.titles("thing")).containsExactly("thing one", "thing two");
            assertThat(catalog.loads).isEqualTo(1);
        }
    }

    @Test
    void aReplicaKilledWhileItMakesAnIndexHasTheOldOne() throws Exception {
        catalog.put("thing one");
        Replica killed = new Replica(folder).ready();
        SearchIndex half = killed.folders.begin(catalog.identity());
        half.add(catalog.entries.values().iterator().next());
        half.commit();
        killed.close();
        half.close();
        assertThat(indexFolders()).hasSize(2);

        try (Replica replica = new Replica(folder).ready()) {
            assertThat(replica.titles("thing")).containsExactly("thing one");
            assertThat(catalog.loads).isEqualTo(1);
            assertThat(indexFolders()).hasSize(1);
        }
    }

    @Test
    void aBrokenIndexIsMadeAgain() throws Exception {
        catalog.put("thing one");
        new Replica(folder).ready().close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(cfs|si|fdt)"))
                    .toList()) {
                Files.writeString(file, "nonsense");
            }
        }

        try (Replica replica = new Replica(folder).ready()) {
            assertThat(replica.titles("thing")).containsExactly("thing one");
            assertThat(catalog.loads).isEqualTo(2);
        }
    }

    @Test
    void anIndexAheadOfTheFeedIsMadeAgain() throws Exception {
        catalog.put("thing one");
        catalog.put("thing two");
        new Replica(folder).ready().close();
        catalog.changes.remove(1);

        try (Replica replica = new Replica(folder).ready()) {
            assertThat(catalog.loads).isEqualTo(2);
            assertThat(replica.titles("thing")).containsExactly("thing one", "thing two");
        }
    }

    @Test
    void replicasOnOneMachineHaveFoldersOfTheirOwnAndAnswerTheSame() throws Exception {
        catalog.put("thing one");
        try (Replica one = new Replica(folder).ready()) {
            catalog.put("thing two");
            try (Replica two = new Replica(folder).ready()) {
                catalog.put("thing three");
                one.turn();
                two.turn();

                assertThat(one.titles("thing")).isEqualTo(two.titles("thing")).hasSize(3);
                assertThat(folder.resolve("replica-2")).exists();
            }
        }
    }

    @Test
    void waitsForAWatermarkAndNotForever() throws Exception {
        catalog.put("thing one");
        try (Replica replica = new Replica(folder).ready()) {
            catalog.put("thing two");
            Watermark wanted = catalog.newest();

            assertThat(replica.current.await(wanted, Duration.ofMillis(50))).isFalse();
            Thread turning = new Thread(replica::turn);
            turning.start();
            assertThat(replica.current.await(wanted, Duration.ofSeconds(30))).isTrue();
            turning.join();
        }
    }

    private List<Path> indexFolders() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("replica-1"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("index-"))
                    .toList();
        }
    }

    /** Entries and their feed. */
    private static final class MemoryCatalog implements EntrySource, ChangeFeed {
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final List<Change> changes = new ArrayList<>();
        private Runnable duringLoad = () -> {};
        private volatile int loads;

        synchronized void put(String title) {
            entries.put(
                    title,
                    new Entry(
                            Kind.DATASET,
                            title,
                            Optional.empty(),
                            title,
                            title,
                            "",
                            List.of(),
                            List.of(),
                            Labels.NONE,
                            Usefulness.UNKNOWN,
                            Optional.empty(),
                            List.of()));
            tell(title);
        }

        synchronized void remove(String title) {
            entries.remove(title);
            tell(title);
        }

        private void tell(String title) {
            Watermark next = new Watermark(changes.size() + 1L, 1);
            changes.add(new Change(
                    next,
                    Instant.EPOCH,
                    "dataset.changed",
                    "dataset/" + title,
                    com.fasterxml.jackson.databind.node.NullNode.getInstance()));
        }

        @Override
        public String identity() {
            return "memory";
        }

        @Override
        public Watermark load(Consumer<Entry> taker) {
            Watermark reached = newest();
            List<Entry> all;
            synchronized (this) {
                all = List.copyOf(entries.values());
            }
            duringLoad.run();
            all.forEach(taker);
            loads++;
            return reached;
        }

        @Override
        public Set<Subject> touched(Collection<Change> some) {
            return some.stream()
                    .map(change -> new Subject(Kind.DATASET, change.subject().substring("dataset/".length())))
                    .collect(Collectors.toSet());
        }

        @Override
        public synchronized List<Entry> read(Collection<Subject> subjects) {
            return subjects.stream()
                    .filter(subject -> entries.containsKey(subject.id()))
                    .map(subject -> entries.get(subject.id()))
                    .toList();
        }

        @Override
        public Watermark written() {
            return newest();
        }

        @Override
        public void append(String kind, String subject, Object payload) {
            throw new UnsupportedOperationException("put and remove tell");
        }

        @Override
        public synchronized List<Change> readAfter(Watermark watermark, int limit) {
            return changes.stream()
                    .filter(change -> change.watermark().compareTo(watermark) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public synchronized Watermark newest() {
            return changes.isEmpty()
                    ? Watermark.START
                    : changes.get(changes.size() - 1).watermark();
        }
    }

    private record TestSettings(Path home) implements SearchSettings {
        @Override
        public Optional<Path> folder() {
            return Optional.of(home);
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration commitEvery() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration longestWait() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int bufferMb() {
            return 16;
        }
    }
}
