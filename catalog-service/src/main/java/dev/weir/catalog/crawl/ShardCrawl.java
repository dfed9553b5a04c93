package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.Gone;
import dev.weir.catalog.crawl.Grouping.Finds;
import dev.weir.catalog.crawl.Grouping.Markers;
import dev.weir.catalog.crawl.TableAssembly.Found;
import dev.weir.catalog.dataset.DatasetRecorder;
import dev.weir.catalog.dataset.DatasetRecorder.Sighting;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Datasets.Reference;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.catalog.file.KnownFiles;
import dev.weir.catalog.file.KnownFiles.KnownFolder;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.Unlisted;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One shard of one crawl: its listing goes by in one thread; what that finds is looked at in some more, and files are read in
 * yet others, of which there is a fixed number.
 */
final class ShardCrawl {

    /** What all shards of a crawl share. */
    record Tools(
            Sighting sighting,
            Set<String> folders,
            Pins pins,
            LakeStore store,
            ListedFolders listed,
            Inspector inspector,
            KnownFiles known,
            Datasets datasets,
            DatasetRecorder recorder,
            Clock clock,
            Duration clockTolerance) {
        FutureFiles futureFiles(Consumer<Finding> tell) {
            return new FutureFiles(clock, clockTolerance, tell);
        }
    }

    /** Of more folders, each is asked for. */
    private static final int MOST_KNOWN = 100_000;

    private final Tools tools;
    private final Shard shard;
    private final GroupThreads threads;
    private final CrawlLog log;
    private @Nullable Map<LakePath, KnownFolder> known;
    private final List<String> refused = new ArrayList<>();
    private final Set<DatasetName> present = ConcurrentHashMap.newKeySet();
    private final Set<LakePath> lookedAt = ConcurrentHashMap.newKeySet();

    ShardCrawl(Tools tools, Shard shard, GroupThreads threads, CrawlLog log) {
        this.tools = tools;
        this.shard = shard;
        this.threads = threads;
        this.log = log;
    }

    /** @throws dev.weir.platform.storage.StorageFailed if the shard cannot be listed */
    void crawl() {
        if (tools.folders().isEmpty() || !crawlFolders()) {
            crawlAll();
        }
    }

    /** Looks at some partitions of one table; false if what is known of the others is not enough to go by. */
    private boolean crawlFolders() {
        Findings clocks = new Findings();
        FutureFiles future = tools.futureFiles(clocks::add);
        Optional<TableFiles> now = TableFiles.now(tools, shard.folder(), object -> {
            threads.check();
            log.objectsListed.incrementAndGet();
            future.see(object);
        });
        if (now.isEmpty()) {
            return false;
        }
        TableFiles files = now.get();
        boolean[] kept = {false};
        threads.take(files.group().files().size(), () -> {
            try (FileList list = files.group().files()) {
                kept[0] = look(files);
            }
        });
        threads.finish();
        if (kept[0]) {
            files.findings().tell(log::add, log::more);
            future.end(shard.folder());
            clocks.tell(log::add, log::more);
            missing(root -> root.equals(shard.folder()));
        }
        return kept[0];
    }

    private void crawlAll() {
        present.clear();
        known = tools.known()
                .foldersBelow(shard.folder(), shard.roots(), MOST_KNOWN)
                .orElse(null);
        Grouping grouping =
                new Grouping(tools.sighting().lake().root(), tools.pins(), Markers.in(tools.store()), new Looking());
        FutureFiles future = tools.futureFiles(log::add);
        tools.listed()
                .list(
                        shard,
                        tools.store(),
                        object -> {
                            threads.check();
                            log.objectsListed.incrementAndGet();
                            future.see(object);
                            grouping.accept(object);
                        },
                        grouping::folder,
                        this::unlisted);
        grouping.close();
        future.end(shard.folder());
        threads.finish();
        missing(shard::covers);
    }

    private void unlisted(Unlisted unlisted) {
        log.add(Finding.of(unlisted));
        if (unlisted.why() == Unlisted.Why.REFUSED) {
            refused.add(unlisted.place());
        }
    }

    private final class Looking implements Finds {
        @Override
        public void files(FileGroup group) {
            threads.take(group.files().size(), () -> {
                try (FileList files = group.files()) {
                    look(group);
                }
            });
        }

        @Override
        public void table(TableFolder table) {
            threads.take(
                    1,
                    () -> lookUnlessKnown(table.root(), table.fingerprint(), found -> tools.inspector()
                            .table(table, found)));
        }

        @Override
        public void raw(RawFolder folder) {
            threads.take(
                    1,
                    () -> lookUnlessKnown(folder.root(), folder.fingerprint(), found -> tools.inspector()
                            .raw(folder, found)));
        }

        @Override
        public void finding(Finding finding) {
            log.add(finding);
        }
    }

    private void look(FileGroup group) {
        lookedAt.add(group.root());
        Seen seen = seen(group);
        Optional<KnownFolder> before = before(group.root());
        if (isAsBefore(before, seen.fingerprint())) {
            return;
        }
        Keeping keeping = new Keeping(before, log::add, log::more);
        FolderMemory memory = memory(beforeOrNew(before, group.root()));
        tell(group, tools.inspector().read(group, memory, log, keeping));
        complete(memory, keeping, seen);
    }

    /** False if another crawl looked at the same table meanwhile: then what was taken for known may not be so. */
    private boolean look(TableFiles files) {
        FileGroup group = files.group();
        lookedAt.add(group.root());
        Seen seen = seen(group);
        Optional<KnownFolder> before = Optional.of(files.folder());
        FolderMemory memory = memory(before);
        if (before.get().fingerprint().equals(Optional.of(seen.fingerprint()))) {
            return memory.isCurrent(group.root()) && isAsBefore(before, seen.fingerprint());
        }
        Findings findings = new Findings();
        Keeping keeping = new Keeping(before, findings::add, findings::more);
        TableAssembly assembly = tools.inspector().read(group, memory, log, keeping);
        if (!memory.isCurrent(group.root())) {
            return false;
        }
        tell(group, assembly);
        findings.tell(log::add, log::more);
        return complete(memory, keeping, seen) && keeping.allKept;
    }

    private void tell(FileGroup group, TableAssembly assembly) {
        Supplier<FolderMemory> again = () -> memory(tools.known().folder(group.root()));
        tools.inspector().tell(assembly, group, again, log);
    }

    // Who tells of single files will do so again, and needs the others to be known.
    private FolderMemory memory(Optional<KnownFolder> folder) {
        boolean keepsUnread = !tools.folders().isEmpty()
                || folder.flatMap(KnownFolder::listed).isPresent();
        return new FolderMemory(tools.known(), tools.inspector().readerId(), folder, keepsUnread, log);
    }

    // What was found wrong is to be found again next time, and what another crawl saw later is not ours to vouch for.
    private static boolean complete(FolderMemory memory, Keeping keeping, Seen seen) {
        return memory.complete(
                keeping.allKept && !keeping.anyFinding ? Optional.of(seen.fingerprint()) : Optional.empty(),
                keeping.allKept && memory.isWhole() ? seen.listing() : Optional.empty());
    }

    /**
     * What a listing says of a group.
     *
     * @param fingerprint over all that decides what it is
     * @param listing over its files; empty of a table that counts them itself
     */
    private record Seen(String fingerprint, Optional<String> listing) {}

    private Seen seen(FileGroup group) {
        Fingerprint files = Fingerprint.ofListing(tools.inspector().readerId(), tools.pins());
        group.files().forEach(file -> files.add(group.root(), file));
        String listing = files.value();
        Fingerprint all = new Fingerprint().add(listing);
        group.folders().stream().sorted().forEach(all::add);
        group.beside().ifPresent(beside -> all.add("").add(beside.fingerprint()));
        // What lies beside it is not remembered: a look at single partitions would miss it.
        return new Seen(all.value(), group.beside().isPresent() ? Optional.empty() : Optional.of(listing));
    }

    private void lookUnlessKnown(LakePath root, String ofFiles, Consumer<Found> look) {
        String fingerprint = Fingerprint.ofListing(tools.inspector().readerId(), tools.pins())
                .add(ofFiles)
                .value();
        Optional<KnownFolder> before = before(root);
        if (isAsBefore(before, fingerprint)) {
            return;
        }
        FolderMemory memory = memory(beforeOrNew(before, root));
        Keeping keeping = new Keeping(before, log::add, log::more);
        look.accept(keeping);
        complete(memory, keeping, new Seen(fingerprint, Optional.empty()));
    }

    private Optional<KnownFolder> before(LakePath root) {
        return known == null ? tools.known().folder(root) : Optional.ofNullable(known.get(root));
    }

    private Optional<KnownFolder> beforeOrNew(Optional<KnownFolder> before, LakePath root) {
        return before.isPresent() ? before : tools.known().add(root);
    }

    private boolean isAsBefore(Optional<KnownFolder> before, String fingerprint) {
        boolean same = before.isPresent() && before.get().fingerprint().equals(Optional.of(fingerprint));
        if (same) {
            tools.inspector().someAreKnown();
            present.addAll(before.get().datasets());
            log.datasetsFound.addAndGet(before.get().datasets().size());
        }
        return same;
    }

    private final class Keeping implements Found {
        /** Whether the folder held tables when it was last looked at. */
        private final boolean anyRead;

        private final Consumer<Finding> tell;
        private final ObjLongConsumer<Finding.Kind> tellMore;
        boolean allKept = true;
        boolean anyFinding;

        Keeping(Optional<KnownFolder> before, Consumer<Finding> tell, ObjLongConsumer<Finding.Kind> tellMore) {
            this.anyRead = before.map(KnownFolder::anyRead).orElse(false);
            this.tell = tell;
            this.tellMore = tellMore;
        }

        @Override
        public void dataset(FoundDataset dataset) {
            present.add(dataset.name());
            log.datasetsFound.incrementAndGet();
            switch (tools.recorder().record(tools.sighting(), dataset)) {
                case REGISTERED -> {
                    log.datasetsNew.incrementAndGet();
                    log.datasetsChanged.incrementAndGet();
                }
                case RECORDED -> log.datasetsChanged.incrementAndGet();
                case UNCHANGED -> {}
                case OUTDATED -> allKept = false;
            }
        }

        @Override
        public void rest(FoundDataset raw) {
            if (anyRead) {
                present.add(raw.name());
            } else {
                dataset(raw);
            }
        }

        @Override
        public void finding(Finding finding) {
            anyFinding = true;
            tell.accept(finding);
        }

        @Override
        public void more(Finding.Kind kind, long count) {
            tellMore.accept(kind, count);
        }

        @Override
        public void present(DatasetName name) {
            present.add(name);
        }
    }

    private void missing(Predicate<LakePath> here) {
        List<Reference> gone = new ArrayList<>(
                tools.datasets().presentBelow(tools.sighting().lake().id(), shard.folder(), shard.roots()));
        gone.removeIf(dataset -> present.contains(dataset.name())
                || !here.test(dataset.root())
                || refused.stream().anyMatch(dataset.root().value()::startsWith));
        Gone marked = missing(tools.sighting(), gone, lookedAt, tools.recorder(), tools.known());
        log.datasetsChanged.addAndGet(marked.datasets());
        log.datasetsMissing.addAndGet(marked.datasets());
        log.filesGone.addAndGet(marked.files());
    }

    /** @param lookedAt whose files were counted when they were looked at */
    static Gone missing(
            Sighting sighting,
            List<Reference> gone,
            Set<LakePath> lookedAt,
            DatasetRecorder recorder,
            KnownFiles known) {
        long marked = 0;
        long files = 0;
        Set<LakePath> counted = new HashSet<>(lookedAt);
        for (Reference dataset : gone) {
            if (recorder.missing(sighting, dataset)) {
                marked++;
                // Should the very same files come back, they must be looked at.
                long ofFolder = known.forget(dataset.root());
                files += counted.add(dataset.root()) ? ofFolder : 0;
            }
        }
        return new Gone(marked, files);
    }
}
