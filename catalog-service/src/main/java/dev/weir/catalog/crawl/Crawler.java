package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.KnownFiles.KnownFile;
import dev.weir.catalog.crawl.KnownFiles.KnownFolder;
import dev.weir.catalog.crawl.TableAssembly.Assembled;
import dev.weir.catalog.dataset.DatasetRecorder;
import dev.weir.catalog.dataset.DatasetRecorder.Sighting;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Datasets.Reference;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run of one crawl: the listing goes by in one thread, groups are looked at in some more, and their files are read in
 * yet others, of which there is a fixed number.
 */
final class Crawler {

    private final Sighting sighting;
    private final LakeStore store;
    private final FileReads reads;
    private final KnownFiles known;
    private final Datasets datasets;
    private final DatasetRecorder recorder;
    private final CrawlLog log;
    private final Set<DatasetName> present = ConcurrentHashMap.newKeySet();

    Crawler(
            Claim claim,
            Lake lake,
            Instant startedAt,
            LakeStore store,
            FileReads reads,
            KnownFiles known,
            Datasets datasets,
            DatasetRecorder recorder,
            CrawlLog log) {
        this.sighting = new Sighting(claim.crawlId(), lake, startedAt);
        this.store = store;
        this.reads = reads;
        this.known = known;
        this.datasets = datasets;
        this.recorder = recorder;
        this.log = log;
    }

    /** @throws dev.weir.platform.storage.StorageFailed if the lake cannot be listed, or no file in it can be read */
    void crawl(LakePath folder, GroupThreads threads) {
        Grouping grouping = new Grouping(
                sighting.lake().root(), this::anyIn, group -> threads.take(group, this::look), this::found);
        store.list(folder, object -> {
            threads.check();
            log.objectsListed.incrementAndGet();
            grouping.accept(object);
        });
        grouping.close();
        threads.finish();
        reads.refuseIfAllWereRefused();
        missing(folder);
    }

    private boolean anyIn(LakePath folder, TableFormat format) {
        boolean[] any = {false};
        store.list(folder, object -> {
            boolean evidence = format != TableFormat.ICEBERG
                    || TableFormat.isIcebergMetadata(object.location().name());
            any[0] |= evidence;
        });
        return any[0];
    }

    private void found(Finding finding) {
        if (finding.kind() == Finding.Kind.UNSUPPORTED) {
            // It is there, whatever it is now; only what is gone is missing.
            present.add(new LakePath(finding.key()).datasetName());
        }
        log.add(finding);
    }

    private void look(FileGroup group) {
        String fingerprint = fingerprint(group);
        Optional<KnownFolder> before = known.folder(group.root());
        if (before.isPresent() && before.get().fingerprint().equals(Optional.of(fingerprint))) {
            present.addAll(before.get().datasets());
            log.datasetsFound.addAndGet(before.get().datasets().size());
            return;
        }
        FileReads.Readings readings = reads.read(
                store, group, before.isPresent() ? known.files(group.root(), reads.readerId()) : Map.of(), log);
        keep(group, readings, before.isPresent());
        Assembled assembled = TableAssembly.assemble(sighting.lake().root(), group, readings.all());
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
            known.complete(group.root(), fingerprint);
        }
    }

    private boolean record(FoundDataset dataset) {
        return switch (recorder.record(sighting, dataset)) {
            case RECORDED -> {
                log.datasetsChanged.incrementAndGet();
                yield true;
            }
            case UNCHANGED -> true;
            case OUTDATED -> false;
        };
    }

    private String fingerprint(FileGroup group) {
        Fingerprint fingerprint = new Fingerprint().add(reads.readerId());
        group.files().forEach(file -> fingerprint.add(group.root(), file));
        group.folders().stream().sorted().forEach(fingerprint::add);
        return fingerprint.value();
    }

    private void keep(FileGroup group, FileReads.Readings readings, boolean wasKnown) {
        Set<String> gone = wasKnown ? new HashSet<>(readings.known().keySet()) : new HashSet<>();
        if (!gone.isEmpty()) {
            group.files().forEach(file -> gone.remove(file.path(group.root())));
        }
        List<KnownFile> read = readings.lasting();
        if (!wasKnown || !read.isEmpty() || !gone.isEmpty()) {
            known.save(group.root(), reads.readerId(), read, gone);
        }
    }

    private void missing(LakePath folder) {
        List<Reference> gone =
                new ArrayList<>(datasets.presentBelow(sighting.lake().id(), folder));
        gone.removeIf(dataset -> present.contains(dataset.name()));
        for (Reference dataset : gone) {
            if (recorder.missing(sighting, dataset)) {
                log.datasetsChanged.incrementAndGet();
                // Should the very same files come back, they must be looked at.
                known.forget(dataset.root());
            }
        }
    }
}
