package dev.weir.catalog.crawl;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
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
            Pins pins,
            LakeStore store,
            Inspector inspector,
            KnownFiles known,
            Datasets datasets,
            DatasetRecorder recorder) {}

    /** Of more folders, each is asked for. */
    private static final int MOST_KNOWN = 100_000;

    private final Tools tools;
    private final Shard shard;
    private final GroupThreads threads;
    private final CrawlLog log;
    private @Nullable Map<LakePath, KnownFolder> known;
    private final List<String> refused = new ArrayList<>();
    private final Set<DatasetName> present = ConcurrentHashMap.newKeySet();

    ShardCrawl(Tools tools, Shard shard, GroupThreads threads, CrawlLog log) {
        this.tools = tools;
        this.shard = shard;
        this.threads = threads;
        this.log = log;
    }

    /** @throws dev.weir.platform.storage.StorageFailed if the shard cannot be listed */
    void crawl() {
        known = tools.known().foldersBelow(shard.folder(), MOST_KNOWN).orElse(null);
        Grouping grouping =
                new Grouping(tools.sighting().lake().root(), tools.pins(), Markers.in(tools.store()), new Looking());
        shard.list(
                tools.store(),
                object -> {
                    threads.check();
                    log.objectsListed.incrementAndGet();
                    grouping.accept(object);
                },
                grouping::folder,
                this::unlisted);
        grouping.close();
        threads.finish();
        missing();
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
                    look(group, fingerprint(group));
                }
            });
        }

        @Override
        public void table(TableFolder table) {
            threads.take(
                    1,
                    () -> lookUnlessKnown(table.root(), table.fingerprint(), (memory, found) -> tools.inspector()
                            .table(table, found)));
        }

        @Override
        public void raw(RawFolder folder) {
            String fingerprint = folder.fingerprint();
            threads.take(
                    1,
                    () -> lookUnlessKnown(folder.root(), fingerprint, (memory, found) -> tools.inspector()
                            .raw(folder, fingerprint, found)));
        }

        @Override
        public void finding(Finding finding) {
            log.add(finding);
        }
    }

    private void look(FileGroup group, String ofFiles) {
        Supplier<FolderMemory> again = () -> memory(tools.known().folder(group.root()));
        lookUnlessKnown(
                group.root(), ofFiles, (memory, found) -> tools.inspector().files(group, memory, again, log, found));
    }

    private FolderMemory memory(Optional<KnownFolder> folder) {
        return new FolderMemory(tools.known(), tools.inspector().readerId(), folder);
    }

    private void lookUnlessKnown(LakePath root, String ofFiles, BiConsumer<FolderMemory, Found> look) {
        String fingerprint = new Fingerprint()
                .add(tools.inspector().readerId())
                .add(tools.pins().text())
                .add(ofFiles)
                .value();
        Optional<KnownFolder> before =
                known == null ? tools.known().folder(root) : Optional.ofNullable(known.get(root));
        if (before.isPresent() && before.get().fingerprint().equals(Optional.of(fingerprint))) {
            present.addAll(before.get().datasets());
            log.datasetsFound.addAndGet(before.get().datasets().size());
            return;
        }
        FolderMemory memory = memory(before.isPresent() ? before : tools.known().add(root));
        Keeping keeping = new Keeping();
        look.accept(memory, keeping);
        // What was found wrong is to be found again next time, and what another crawl saw later is not ours to vouch
        // for.
        if (keeping.allKept && !keeping.anyFinding) {
            memory.complete(fingerprint);
        }
    }

    private final class Keeping implements Found {
        boolean allKept = true;
        boolean anyFinding;

        @Override
        public void dataset(FoundDataset dataset) {
            present.add(dataset.name());
            log.datasetsFound.incrementAndGet();
            switch (tools.recorder().record(tools.sighting(), dataset)) {
                case RECORDED -> log.datasetsChanged.incrementAndGet();
                case UNCHANGED -> {}
                case OUTDATED -> allKept = false;
            }
        }

        @Override
        public void finding(Finding finding) {
            anyFinding = true;
            log.add(finding);
        }

        @Override
        public void more(Finding.Kind kind, long count) {
            log.more(kind, count);
        }

        @Override
        public void present(DatasetName name) {
            present.add(name);
        }
    }

    private static String fingerprint(FileGroup group) {
        Fingerprint fingerprint = new Fingerprint();
        group.files().forEach(file -> fingerprint.add(group.root(), file));
        group.folders().stream().sorted().forEach(fingerprint::add);
        return fingerprint.value();
    }

    private void missing() {
        List<Reference> gone = new ArrayList<>(
                tools.datasets().presentBelow(tools.sighting().lake().id(), shard.folder()));
        gone.removeIf(dataset -> present.contains(dataset.name())
                || !shard.covers(dataset.root())
                || refused.stream().anyMatch(dataset.root().value()::startsWith));
        log.datasetsChanged.addAndGet(missing(tools.sighting(), gone, tools.recorder(), tools.known()));
    }

    /** @return how many were not known to be missing */
    static long missing(Sighting sighting, List<Reference> gone, DatasetRecorder recorder, KnownFiles known) {
        long marked = 0;
        for (Reference dataset : gone) {
            if (recorder.missing(sighting, dataset)) {
                marked++;
                // Should the very same files come back, they must be looked at.
                known.forget(dataset.root());
            }
        }
        return marked;
    }
}
