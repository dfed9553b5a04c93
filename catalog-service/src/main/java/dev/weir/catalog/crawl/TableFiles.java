package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.catalog.crawl.Grouping.Finds;
import dev.weir.catalog.crawl.Grouping.Markers;
import dev.weir.catalog.crawl.KnownFiles.KnownFile;
import dev.weir.catalog.crawl.KnownFiles.KnownListing;
import dev.weir.catalog.crawl.ShardCrawl.Tools;
import dev.weir.format.FileFormat;
import dev.weir.format.table.TableFormat;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.Unlisted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table, and what the last look left of them.
 *
 * @param known by path
 * @param findings of the listing
 */
record TableFiles(FileGroup group, Map<String, KnownFile> known, KnownListing listing, List<Finding> findings) {

    private static final Comparator<LakeObject> BY_KEY =
            Comparator.comparing(object -> object.location().value(), KeyRange::compare);
    private static final Set<String> MARKERS =
            Set.of(TableMarker.DELTA_LOG, TableMarker.HUDI_FOLDER, TableMarker.ICEBERG_METADATA);

    /**
     * Lists only the files of the folders that the crawl is about, and takes the others for what the last look saw. Grouped
     * by the very rules of a whole listing.
     *
     * @param each is told of each object that was listed
     * @return empty where that might not be what a whole listing would find
     */
    static Optional<TableFiles> now(Tools tools, LakePath root, Consumer<LakeObject> each) {
        KnownListing listing = tools.known().listing(root);
        if (listing.listed().isEmpty()) {
            return Optional.empty();
        }
        Map<String, KnownFile> known =
                tools.known().files(root, tools.inspector().readerId());
        try {
            return new Now(tools, root, each).files(known, listing);
        } catch (StorageFailed failed) {
            return switch (failed.kind()) {
                // What a whole listing makes of a folder that it may not see is for it to say.
                case REFUSED, NOT_FOUND -> Optional.empty();
                case THROTTLED, UNREACHABLE -> throw failed;
            };
        }
    }

    private static final class Now implements Finds {
        private final Tools tools;
        private final LakePath root;
        private final Consumer<LakeObject> each;
        private final Set<String> folders = new HashSet<>();
        private final List<Finding> findings = new ArrayList<>();
        private @Nullable FileGroup group;
        private boolean unsure;

        Now(Tools tools, LakePath root, Consumer<LakeObject> each) {
            this.tools = tools;
            this.root = root;
            this.each = each;
        }

        Optional<TableFiles> files(Map<String, KnownFile> known, KnownListing listing) {
            List<LakeObject> before = known.values().stream()
                    .map(file -> object(root, file))
                    .sorted(BY_KEY)
                    .toList();
            group(before);
            FileGroup then = group;
            if (then == null || !listing.listed().equals(Optional.of(listing(then))) || isTable()) {
                return Optional.empty();
            }
            List<LakeObject> after = listed(then);
            before.stream().filter(object -> !isListed(object)).forEach(after::add);
            after.sort(BY_KEY);
            findings.clear();
            group(after);
            FileGroup now = group;
            return unsure || now == null
                    ? Optional.empty()
                    : Optional.of(new TableFiles(now, known, listing, List.copyOf(findings)));
        }

        private String listing(FileGroup files) {
            return Fingerprint.ofListing(root, tools.inspector().readerId(), tools.pins(), files.files());
        }

        private void group(List<LakeObject> objects) {
            group = null;
            Markers none = (folder, format) -> false;
            Grouping grouping = new Grouping(tools.sighting().lake().root(), tools.pins(), none, this);
            objects.forEach(grouping::accept);
            grouping.close();
        }

        // It may have become one whose log nobody has told of yet.
        private boolean isTable() {
            Markers markers = Markers.in(tools.store());
            return markers.anyIn(root.resolve(TableMarker.DELTA_LOG + "/"), TableFormat.DELTA)
                    || markers.anyIn(root.resolve(TableMarker.HUDI_FOLDER + "/"), TableFormat.HUDI)
                    || markers.anyIn(root.resolve(TableMarker.ICEBERG_METADATA + "/"), TableFormat.ICEBERG);
        }

        private boolean isListed(LakeObject object) {
            return folders.contains(folderOf(object));
        }

        private String folderOf(LakeObject object) {
            String path = object.location().value().substring(root.value().length());
            return path.substring(0, path.lastIndexOf('/') + 1);
        }

        private List<LakeObject> listed(FileGroup before) {
            folders.addAll(tools.folders());
            boolean anyBeside = before.files().stream().anyMatch(this::isBesidePartitions);
            if (anyBeside) {
                // Their names depend on those of the folders beside them.
                folders.add("");
            }
            List<LakeObject> objects = new ArrayList<>();
            Set<String> below = new HashSet<>();
            for (String folder : folders) {
                tools.store()
                        .children(
                                root.resolve(folder),
                                object -> {
                                    each.accept(object);
                                    objects.add(object);
                                },
                                child -> below.add(folder.isEmpty() ? Naming.lastFolder(child) : ""),
                                this::unlisted);
            }
            unsure |= objects.stream()
                            .filter(object -> folderOf(object).isEmpty())
                            .map(object -> object.location().name())
                            .anyMatch(name -> below.contains(FileFormat.stem(name)))
                    || below.stream().anyMatch(MARKERS::contains);
            return objects;
        }

        private boolean isBesidePartitions(GroupedFile file) {
            return file.partitionFolder(root).isEmpty();
        }

        private void unlisted(Unlisted unlisted) {
            findings.add(Finding.of(unlisted));
            unsure |= unlisted.why() == Unlisted.Why.REFUSED;
        }

        @Override
        public void files(FileGroup files) {
            if (files.root().equals(root)) {
                group = files;
            } else {
                unsure = true;
            }
        }

        @Override
        public void table(TableFolder table) {
            unsure = true;
        }

        @Override
        public void raw(RawFolder folder) {
            unsure = true;
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }
    }

    private static LakeObject object(LakePath root, KnownFile file) {
        return new LakeObject(root.object(file.path()), file.bytes(), file.etag(), Instant.EPOCH);
    }
}
