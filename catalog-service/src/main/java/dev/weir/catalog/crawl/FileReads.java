package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.catalog.file.KnownFiles.KnownFile;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.FileReading.NotRead;
import dev.weir.format.MetadataReader;
import dev.weir.format.Remark;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the files of groups, each unless it is known, in a fixed number of threads. */
final class FileReads {

    /** Files of a thousand columns say a hundred kilobytes each. */
    private static final int AT_ONCE = 200;

    /** Takes the files of a group, in their order. */
    @FunctionalInterface
    interface Each {
        /**
         * @param source where {@code reading} is from
         * @param before what was known of the file
         */
        void file(GroupedFile file, FileReading reading, Source source, Optional<KnownFile> before);
    }

    /** Where a reading is from. */
    enum Source {
        /** An earlier crawl. */
        KNOWN,
        /** The file. */
        READ,
        /** Nowhere: others of its partition are enough. */
        UNREAD,
        /** It may differ next time, and is not to be kept. */
        PASSING
    }

    private record Reading(FileReading what, Source source) {}

    private static final String CHANGED = "changed";
    private static final Reading VANISHED =
            new Reading(new BrokenFile("vanished", "was deleted while the crawl ran"), Source.PASSING);

    private final MetadataReader reader;
    private final String readerId;
    private final Sampling sampling;
    private final ExecutorService threads;
    private final int readers;
    // Read, or known from when they could be.
    private final AtomicLong allowed = new AtomicLong();
    private final AtomicReference<@Nullable StorageFailed> refused = new AtomicReference<>();

    /**
     * @param readerId changes when {@code reader} would answer differently for the same file
     * @param readers how many {@code threads} there are
     */
    FileReads(MetadataReader reader, String readerId, Sampling sampling, ExecutorService threads, int readers) {
        this.reader = reader;
        this.readerId = readerId + "/" + sampling;
        this.sampling = sampling;
        this.threads = threads;
        this.readers = readers;
    }

    String readerId() {
        return readerId;
    }

    /** @param known is asked for each file, in the order of the group's files */
    void read(LakeStore store, FileGroup group, Function<String, Optional<KnownFile>> known, CrawlLog log, Each each) {
        Sampling.Choice choice = sampling.of(group);
        Iterator<GroupedFile> left = group.files().iterator();
        // Some are read while those before them are looked at.
        Optional<Batch> last = Optional.empty();
        while (left.hasNext()) {
            Batch batch = new Batch(store, log);
            while (left.hasNext() && batch.files.size() < AT_ONCE) {
                GroupedFile file = left.next();
                Optional<KnownFile> before = known.apply(file.path(group.root()));
                batch.add(file, before, unlessToBeRead(file, before, choice));
            }
            batch.start();
            last.ifPresent(earlier -> earlier.give(each));
            last = Optional.of(batch);
        }
        last.ifPresent(rest -> rest.give(each));
    }

    private @Nullable Reading unlessToBeRead(GroupedFile file, Optional<KnownFile> known, Sampling.Choice choice) {
        boolean wanted = choice.reads(file);
        if (known.isPresent() && isSame(known.get(), file.object())) {
            FileReading reading = known.get().reading();
            if (!(reading instanceof NotRead)) {
                allowed.incrementAndGet();
                return new Reading(reading, Source.KNOWN);
            }
            return wanted ? null : new Reading(reading, Source.KNOWN);
        }
        return wanted ? null : new Reading(new NotRead(), Source.UNREAD);
    }

    private static boolean isSame(KnownFile before, LakeObject now) {
        return before.etag().equals(now.etag()) && before.bytes() == now.bytes();
    }

    /** Neighbouring files, those that are not known shared out among the threads. */
    private final class Batch {
        private final LakeStore store;
        private final CrawlLog log;
        final List<GroupedFile> files = new ArrayList<>(AT_ONCE);
        private final List<Optional<KnownFile>> before = new ArrayList<>(AT_ONCE);
        private final List<@Nullable Reading> known = new ArrayList<>(AT_ONCE);
        private final List<Integer> unknown = new ArrayList<>();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReferenceArray<@Nullable Reading> read = new AtomicReferenceArray<>(AT_ONCE);
        private final List<Future<?>> started = new ArrayList<>();

        Batch(LakeStore store, CrawlLog log) {
            this.store = store;
            this.log = log;
        }

        void add(GroupedFile file, Optional<KnownFile> known, @Nullable Reading reading) {
            if (reading == null) {
                unknown.add(files.size());
            }
            files.add(file);
            before.add(known);
            this.known.add(reading);
        }

        void start() {
            for (int i = 0; i < Math.min(readers, unknown.size()); i++) {
                started.add(threads.submit(this::readSome));
            }
        }

        private void readSome() {
            for (int i = next.getAndIncrement(); i < unknown.size(); i = next.getAndIncrement()) {
                int file = unknown.get(i);
                read.set(file, FileReads.this.read(store, files.get(file).object(), log));
            }
        }

        void give(Each each) {
            started.forEach(FileReads::await);
            for (int i = 0; i < files.size(); i++) {
                Reading now = read.get(i);
                Reading reading = now != null ? now : Objects.requireNonNull(known.get(i));
                each.file(files.get(i), reading.what(), reading.source(), before.get(i));
            }
        }
    }

    private Reading read(LakeStore store, LakeObject object, CrawlLog log) {
        try {
            AtomicBoolean changed = new AtomicBoolean();
            FileReading reading = reader.read(store.watching(object, () -> changed.set(true)), object);
            allowed.incrementAndGet();
            log.filesRead.incrementAndGet();
            return changed.get() || reading instanceof BrokenFile
                    ? readAgain(store, object, reading)
                    : new Reading(reading, Source.READ);
        } catch (StorageFailed failed) {
            return switch (failed.kind()) {
                case NOT_FOUND -> VANISHED;
                case REFUSED -> {
                    refused.set(failed);
                    yield new Reading(new BrokenFile("refused", String.valueOf(failed.getMessage())), Source.PASSING);
                }
                case THROTTLED, UNREACHABLE -> throw failed;
            };
        }
    }

    // A file that was overwritten after it was listed looks broken: its end is not where the listing says.
    private Reading readAgain(LakeStore store, LakeObject object, FileReading first) {
        Optional<LakeObject> now = store.find(object.location());
        if (now.isEmpty()) {
            return VANISHED;
        }
        boolean same = now.get().etag().equals(object.etag()) && now.get().bytes() == object.bytes();
        return same
                ? new Reading(first, Source.READ)
                : new Reading(changed(reader.read(store, now.get())), Source.PASSING);
    }

    private static FileReading changed(FileReading newer) {
        if (newer instanceof FileMetadata metadata) {
            List<Remark> remarks = new ArrayList<>(metadata.remarks());
            remarks.add(new Remark(CHANGED, "was overwritten while the crawl ran; this is what it is now"));
            return new FileMetadata(metadata.columns(), metadata.rows(), metadata.statistics(), remarks);
        }
        BrokenFile broken = (BrokenFile) newer;
        return new BrokenFile(CHANGED, "is being written while the crawl runs: " + broken.reason());
    }

    private static void await(Future<?> reading) {
        try {
            reading.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a file could not be read", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
    }

    /** Some files are as they were when they could be read: then others that are refused are a part of the lake. */
    void someAreKnown() {
        allowed.incrementAndGet();
    }

    /** @throws StorageFailed if files were listed, and the store let none of them be read */
    void refuseIfAllWereRefused() {
        StorageFailed why = refused.get();
        if (why != null && allowed.get() == 0) {
            throw why;
        }
    }
}
