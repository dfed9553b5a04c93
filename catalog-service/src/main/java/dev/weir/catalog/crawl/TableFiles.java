package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.catalog.crawl.Grouping.Finds;
import dev.weir.catalog.crawl.Grouping.Markers;
import dev.weir.catalog.crawl.ShardCrawl.Tools;
import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.catalog.file.KnownFiles.KnownFolder;
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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table as a look at some of its folders finds them.
 *
 * @param group whoever takes it closes its files
 * @param folder as it was before anything was listed
 * @param findings of the listing
 */
record TableFiles(FileGroup group, KnownFolder folder, Findings findings) {

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
        Optional<KnownFolder> folder = tools.known().folder(root);
        if (folder.flatMap(KnownFolder::listed).isEmpty()) {
            return Optional.empty();
        }
        try (Now now = new Now(tools, root, folder.get(), each)) {
            return now.files();
        } catch (StorageFailed failed) {
            return switch (failed.kind()) {
                // What a whole listing makes of a folder that it may not see is for it to say.
                case REFUSED, NOT_FOUND -> Optional.empty();
                case THROTTLED, UNREACHABLE -> throw failed;
            };
        }
    }

    /** Objects in the order of their keys, and the one that comes next. */
    private static final class Source {
        private final Iterator<LakeObject> rest;
        LakeObject next;

        Source(Iterator<LakeObject> objects) {
            this.rest = objects;
            this.next = objects.next();
        }

        boolean advance() {
            boolean any = rest.hasNext();
            if (any) {
                next = rest.next();
            }
            return any;
        }

        String key() {
            return next.location().value();
        }
    }

    private static final class Now implements Finds, AutoCloseable {
        private final Tools tools;
        private final LakePath root;
        private final KnownFolder known;
        private final Consumer<LakeObject> each;
        private final Set<String> folders;
        private final List<FileList> listed = new ArrayList<>();
        private final Findings findings = new Findings();
        private @Nullable FileGroup group;
        private boolean unsure;

        Now(Tools tools, LakePath root, KnownFolder known, Consumer<LakeObject> each) {
            this.tools = tools;
            this.root = root;
            this.known = known;
            this.each = each;
            this.folders = new HashSet<>(tools.folders());
        }

        Optional<TableFiles> files() {
            if (!isAllThatWasListed() || isTable()) {
                return Optional.empty();
            }
            list();
            if (!unsure) {
                group();
            }
            FileGroup now = group;
            if (unsure || now == null) {
                return Optional.empty();
            }
            group = null;
            return Optional.of(new TableFiles(now, known, findings));
        }

        private boolean isAllThatWasListed() {
            Fingerprint listing = Fingerprint.ofListing(tools.inspector().readerId(), tools.pins());
            Iterator<KnownFile> all = tools.known().files(known.id());
            boolean anyBeside = false;
            while (all.hasNext()) {
                KnownFile file = all.next();
                listing.add(file.path(), file.etag(), file.bytes());
                anyBeside |= folderOf(file.path()).isEmpty();
            }
            if (anyBeside) {
                // Their names depend on those of the folders beside them.
                folders.add("");
            }
            return known.listed().equals(Optional.of(listing.value()));
        }

        /** What is known, but of the folders that were listed, in between what was listed. */
        private void group() {
            Markers none = (folder, format) -> false;
            Grouping grouping = new Grouping(tools.sighting().lake().root(), tools.pins(), none, this);
            Queue<Source> sources = new PriorityQueue<>(Comparator.comparing(Source::key, KeyRange::compare));
            add(
                    sources,
                    stream(tools.known().files(known.id()))
                            .filter(file -> !folders.contains(folderOf(file.path())))
                            .map(file -> object(root, file)));
            listed.forEach(files -> add(sources, stream(files.iterator()).map(GroupedFile::object)));
            String last = "";
            while (!sources.isEmpty() && !unsure) {
                Source source = sources.remove();
                // Else somebody wrote what is known meanwhile, or a folder has objects that are in no folder.
                unsure |= KeyRange.compare(last, source.key()) >= 0;
                last = source.key();
                grouping.accept(source.next);
                if (source.advance()) {
                    sources.add(source);
                }
            }
            grouping.close();
        }

        private static <T> Stream<T> stream(Iterator<T> all) {
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false);
        }

        private static void add(Queue<Source> sources, Stream<LakeObject> objects) {
            Iterator<LakeObject> all = objects.iterator();
            if (all.hasNext()) {
                sources.add(new Source(all));
            }
        }

        // It may have become one whose log nobody has told of yet.
        private boolean isTable() {
            Markers markers = Markers.in(tools.store());
            return markers.anyIn(root.resolve(TableMarker.DELTA_LOG + "/"), TableFormat.DELTA)
                    || markers.anyIn(root.resolve(TableMarker.HUDI_FOLDER + "/"), TableFormat.HUDI)
                    || markers.anyIn(root.resolve(TableMarker.ICEBERG_METADATA + "/"), TableFormat.ICEBERG);
        }

        private static String folderOf(String path) {
            return path.substring(0, path.lastIndexOf('/') + 1);
        }

        private void list() {
            Set<String> below = new HashSet<>();
            for (String folder : folders) {
                FileList files = new FileList(root, FileList.IN_MEMORY / folders.size());
                listed.add(files);
                tools.store()
                        .children(
                                root.resolve(folder),
                                object -> {
                                    each.accept(object);
                                    files.add(object, PartitionPath.NONE);
                                },
                                child -> below.add(folder.isEmpty() ? Naming.lastFolder(child) : ""),
                                this::unlisted);
            }
            unsure |= below.stream().anyMatch(MARKERS::contains)
                    || (!below.isEmpty() && listed.stream().anyMatch(files -> isNamedLikeAFolder(files, below)));
        }

        private boolean isNamedLikeAFolder(FileList files, Set<String> below) {
            return stream(files.iterator())
                    .filter(file -> file.partitionFolder(root).isEmpty())
                    .anyMatch(file -> below.contains(
                            FileFormat.stem(file.object().location().name())));
        }

        private void unlisted(Unlisted unlisted) {
            findings.add(Finding.of(unlisted));
            unsure |= unlisted.why() == Unlisted.Why.REFUSED;
        }

        @Override
        public void files(FileGroup files) {
            // How many files lie beside it in the folders that were not listed, nobody knows.
            if (files.root().equals(root) && files.beside().isEmpty()) {
                group = files;
            } else {
                files.files().close();
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

        @Override
        public void close() {
            listed.forEach(FileList::close);
            FileGroup unused = group;
            if (unused != null) {
                unused.files().close();
            }
        }
    }

    private static LakeObject object(LakePath root, KnownFile file) {
        return new LakeObject(root.object(file.path()), file.bytes(), file.etag(), Instant.EPOCH);
    }
}
