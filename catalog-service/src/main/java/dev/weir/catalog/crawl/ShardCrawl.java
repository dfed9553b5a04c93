package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.Gone;
import dev.weir.catalog.crawl.Grouping.Finds;
import dev.weir.catalog.crawl.Grouping.Markers;
import dev.weir.catalog.crawl.Inspector.Inspected;
import dev.weir.catalog.crawl.KnownFiles.KnownFile;
import dev.weir.catalog.crawl.KnownFiles.KnownFolder;
import dev.weir.catalog.crawl.KnownFiles.KnownListing;
import dev.weir.catalog.crawl.TableAssembly.Assembled;
import dev.weir.catalog.dataset.DatasetRecorder;
import dev.weir.catalog.dataset.DatasetRecorder.Sighting;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Datasets.Reference;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.Unlisted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
        Optional<TableFiles> now = TableFiles.now(tools, shard.folder(), object -> {
            threads.check();
            log.objectsListed.incrementAndGet();
        });
        if (now.isEmpty()) {
            return false;
        }
        TableFiles files = now.get();
        boolean[] kept = {false};
        threads.take(files.group().files().size(), () -> kept[0] = look(files));
        threads.finish();
        if (kept[0]) {
            files.findings().forEach(log::add);
            missing(root -> root.equals(shard.folder()));
        }
        return kept[0];
    }

    private void crawlAll() {
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
            threads.take(group.files().size(), () -> look(group));
        }

        @Override
        public void table(TableFolder table) {
            threads.take(
                    1,
                    () -> lookUnlessKnown(table.root(), table.fingerprint(), () -> tools.inspector()
                            .table(table)));
        }

        @Override
        public void raw(RawFolder folder) {
            String fingerprint = folder.fingerprint();
            threads.take(
                    1,
                    () -> lookUnlessKnown(
                            folder.root(), fingerprint, () -> tools.inspector().raw(folder, fingerprint)));
        }

        @Override
        public void finding(Finding finding) {
            log.add(finding);
        }
    }

    private void look(FileGroup group) {
        lookedAt.add(group.root());
        String fingerprint = fingerprint(fingerprint(group));
        Optional<KnownFolder> before = before(group.root());
        if (isAsBefore(before, fingerprint)) {
            return;
        }
        KnownListing listing = before.isPresent() ? tools.known().listing(group.root()) : KnownListing.NONE;
        Map<String, KnownFile> known = before.isPresent()
                ? tools.known().files(group.root(), tools.inspector().readerId())
                : Map.of();
        look(new TableFiles(group, known, listing, List.of()), before.isPresent(), fingerprint);
    }

    /** False if another crawl looked at the same table meanwhile: then what was taken for known may not be so. */
    private boolean look(TableFiles files) {
        LakePath root = files.group().root();
        lookedAt.add(root);
        String fingerprint = fingerprint(fingerprint(files.group()));
        return isAsBefore(tools.known().folder(root), fingerprint) || look(files, true, fingerprint);
    }

    private boolean look(TableFiles files, boolean wasKnown, String fingerprint) {
        FileGroup group = files.group();
        Inspected inspected = tools.inspector().files(group, files.known(), log);
        FileReads.Readings readings = inspected.readings();
        boolean allWereKnown = files.listing().listed().isPresent();
        // Who tells of single files will do so again, and needs the others to be known.
        boolean remember = allWereKnown || !tools.folders().isEmpty();
        List<KnownFile> read = new ArrayList<>(readings.lasting());
        if (remember) {
            read.addAll(readings.unread());
        }
        Set<String> gone = gone(group, files.known());
        count(files, read, gone, wasKnown);
        long looks = files.listing().looks();
        if (!wasKnown || !read.isEmpty() || !gone.isEmpty()) {
            looks = tools.known().save(group.root(), tools.inspector().readerId(), read, gone);
        }
        boolean nobodyBetween = looks <= files.listing().looks() + 1;
        boolean allKept = record(group.root(), fingerprint, inspected.assembled());
        boolean all = !readings.uncertain() && (remember || readings.unread().isEmpty());
        boolean nobodySince = all && allKept
                ? tools.known().listed(group.root(), listing(group), looks)
                : tools.known().listing(group.root()).looks() == looks;
        return allKept && nobodyBetween && nobodySince;
    }

    private String listing(FileGroup group) {
        return Fingerprint.ofListing(group.root(), tools.inspector().readerId(), tools.pins(), group.files());
    }

    private static Set<String> gone(FileGroup group, Map<String, KnownFile> known) {
        Set<String> gone = new HashSet<>(known.keySet());
        if (!gone.isEmpty()) {
            group.files().forEach(file -> gone.remove(file.path(group.root())));
        }
        return gone;
    }

    // Where all was read by another reader, nobody knows what is new.
    private void count(TableFiles files, List<KnownFile> read, Set<String> gone, boolean wasKnown) {
        Map<String, KnownFile> known = files.known();
        if (!wasKnown) {
            log.filesNew.addAndGet(files.group().files().size());
        } else if (!known.isEmpty()) {
            for (KnownFile file : read) {
                KnownFile before = known.get(file.path());
                if (before == null) {
                    log.filesNew.incrementAndGet();
                } else if (!before.etag().equals(file.etag()) || before.bytes() != file.bytes()) {
                    log.filesChanged.incrementAndGet();
                }
            }
            log.filesGone.addAndGet(gone.size());
        }
    }

    private String fingerprint(String ofFiles) {
        return new Fingerprint()
                .add(tools.inspector().readerId())
                .add(tools.pins().text())
                .add(ofFiles)
                .value();
    }

    private Optional<KnownFolder> before(LakePath root) {
        return known == null ? tools.known().folder(root) : Optional.ofNullable(known.get(root));
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

    private void lookUnlessKnown(LakePath root, String ofFiles, Supplier<Assembled> look) {
        String fingerprint = fingerprint(ofFiles);
        if (!isAsBefore(before(root), fingerprint)) {
            record(root, fingerprint, look.get());
        }
    }

    /** False if another crawl saw some of it later. */
    private boolean record(LakePath root, String fingerprint, Assembled assembled) {
        present.addAll(assembled.present());
        assembled.findings().forEach(log::add);
        boolean allKept = true;
        for (FoundDataset dataset : assembled.datasets()) {
            present.add(dataset.name());
            log.datasetsFound.incrementAndGet();
            allKept &= record(dataset);
        }
        // What was found wrong is to be found again next time, and what another crawl saw later is not ours to vouch
        // for.
        if (allKept && assembled.findings().isEmpty()) {
            tools.known().complete(root, fingerprint);
        }
        return allKept;
    }

    private boolean record(FoundDataset dataset) {
        return switch (tools.recorder().record(tools.sighting(), dataset)) {
            case REGISTERED -> {
                log.datasetsNew.incrementAndGet();
                log.datasetsChanged.incrementAndGet();
                yield true;
            }
            case RECORDED -> {
                log.datasetsChanged.incrementAndGet();
                yield true;
            }
            case UNCHANGED -> true;
            case OUTDATED -> false;
        };
    }

    private static String fingerprint(FileGroup group) {
        Fingerprint fingerprint = new Fingerprint();
        group.files().forEach(file -> fingerprint.add(group.root(), file));
        group.folders().stream().sorted().forEach(fingerprint::add);
        return fingerprint.value();
    }

    private void missing(Predicate<LakePath> here) {
        List<Reference> gone = new ArrayList<>(
                tools.datasets().presentBelow(tools.sighting().lake().id(), shard.folder()));
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
