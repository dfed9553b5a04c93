package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Grouping.Finds;
import dev.weir.catalog.crawl.Grouping.Markers;
import dev.weir.catalog.crawl.TableAssembly.Found;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.catalog.file.KnownFiles;
import dev.weir.catalog.file.KnownFiles.KnownFolder;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Says what a crawl would find, and why, without keeping anything. */
@ApplicationScoped
public class CrawlPreview {

    private static final int MOST_OBJECTS = 100_000;
    private static final int MOST_FOUND = 1_000;
    private static final int READERS = 4;

    private final Lakes lakes;
    private final LakeStores stores;
    private final Inspectors inspectors;
    private final KnownFiles known;
    private final CrawlSettings settings;
    private final Clock clock;
    private final Access access;

    CrawlPreview(
            Lakes lakes,
            LakeStores stores,
            Inspectors inspectors,
            KnownFiles known,
            CrawlSettings settings,
            Clock clock,
            Access access) {
        this.lakes = lakes;
        this.stores = stores;
        this.inspectors = inspectors;
        this.known = known;
        this.settings = settings;
        this.clock = clock;
        this.access = access;
    }

    /**
     * What would be found.
     *
     * @param datasets by alias
     * @param truncated whether there is more in the lake than a preview looks at
     */
    public record Preview(List<FoundDataset> datasets, List<Finding> findings, long objectsListed, boolean truncated) {}

    /**
     * Looks at a folder; of a partition's folder, at the table it is a part of.
     *
     * @param prefix below the lake's root; empty for all of it
     */
    public Preview preview(Actor actor, String lakeName, String prefix) {
        Lake lake = lake(actor, lakeName);
        return look(lake, TableOf.folder(lake, prefix));
    }

    /**
     * Looks at what becomes of one file or folder.
     *
     * @param path below the lake's root, or whole: {@code s3://lake/raw/a.csv}
     */
    public Preview explain(Actor actor, String lakeName, String path) {
        Lake lake = lake(actor, lakeName);
        String below = TableOf.below(lake, path);
        LakeStore store = stores.of(lake.root(), lake.s3());
        boolean isFile = !below.isEmpty()
                && !below.endsWith("/")
                && store.find(lake.root().object(below)).isPresent();
        LakePath folder = TableOf.folder(lake, isFile ? below.substring(0, below.lastIndexOf('/') + 1) : below);
        Preview preview = look(lake, folder);
        String wanted = lake.root().value() + below;
        return new Preview(
                preview.datasets().stream()
                        .filter(dataset -> concerns(wanted, isFile, dataset.location()))
                        .toList(),
                preview.findings().stream()
                        .filter(finding -> concerns(wanted, isFile, finding.key()))
                        .toList(),
                preview.objectsListed(),
                preview.truncated());
    }

    private static boolean concerns(String wanted, boolean isFile, String place) {
        boolean above = place.endsWith("/") && wanted.startsWith(place);
        return place.equals(wanted) || above || (!isFile && place.startsWith(wanted));
    }

    private Lake lake(Actor actor, String name) {
        access.require(actor, Permission.RUN_CRAWLS);
        return QuarkusTransaction.requiringNew().call(() -> lakes.find(name)).orElseThrow(() -> new LakeNotFound(name));
    }

    private Preview look(Lake lake, LakePath folder) {
        LakeStore store = stores.of(lake.root(), lake.s3());
        ExecutorService threads = Executors.newFixedThreadPool(READERS, task -> new Thread(task, "preview"));
        try {
            Looking looking = new Looking(inspectors.of(lake, store, threads, READERS), known);
            Pins pins = new Pins(lake.pins());
            Grouping grouping = new Grouping(lake.root(), pins, Markers.in(store), looking);
            FutureFiles future = new FutureFiles(clock, settings.clockTolerance(), looking::finding);
            try {
                store.list(
                        folder,
                        KeyRange.ALL,
                        object -> {
                            looking.count();
                            future.see(object);
                            grouping.accept(object);
                        },
                        unlisted -> looking.finding(Finding.of(unlisted)));
                grouping.close();
                future.end(folder);
            } catch (Enough tooMuch) {
                looking.truncated = true;
            }
            looking.datasets.sort(Comparator.comparing(FoundDataset::alias));
            return new Preview(looking.datasets, looking.findings, looking.objects, looking.truncated);
        } finally {
            threads.shutdownNow();
        }
    }

    private static final class Looking implements Finds, Found {
        private final Inspector inspector;
        private final KnownFiles known;
        private final CrawlLog log = new CrawlLog(Shard.all(0, new LakePath("file:///")), new CrawlLog.Room());
        final List<FoundDataset> datasets = new ArrayList<>();
        final List<Finding> findings = new ArrayList<>();
        long objects;
        boolean truncated;

        Looking(Inspector inspector, KnownFiles known) {
            this.inspector = inspector;
            this.known = known;
        }

        void count() {
            if (++objects > MOST_OBJECTS || datasets.size() >= MOST_FOUND) {
                objects--;
                throw new Enough();
            }
        }

        @Override
        public void files(FileGroup group) {
            try (FileList files = group.files()) {
                inspector.tell(inspector.read(group, forgetful(), log, this), group, this::forgetful, log);
            }
        }

        private FolderMemory forgetful() {
            return new FolderMemory(known, inspector.readerId(), Optional.empty(), false, log);
        }

        @Override
        public void table(TableFolder table) {
            inspector.table(table, this);
        }

        @Override
        public void raw(RawFolder folder) {
            inspector.raw(folder, this);
        }

        @Override
        public void dataset(FoundDataset dataset) {
            datasets.add(dataset);
        }

        @Override
        public void rest(FoundDataset raw) {
            if (!known.folder(raw.root()).map(KnownFolder::anyRead).orElse(false)) {
                dataset(raw);
            }
        }

        @Override
        public void more(Finding.Kind kind, long count) {
            truncated = true;
        }

        @Override
        public void present(DatasetName name) {
            // Nothing is called missing here.
        }

        @Override
        public void finding(Finding finding) {
            if (findings.size() < MOST_FOUND) {
                findings.add(finding);
            } else {
                truncated = true;
            }
        }
    }

    /** Ends a listing. */
    private static final class Enough extends RuntimeException {
        Enough() {
            super("a preview looks at no more", null, false, false);
        }
    }
}
