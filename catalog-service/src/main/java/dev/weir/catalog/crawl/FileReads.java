package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.catalog.crawl.KnownFiles.KnownFile;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.MetadataReader;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads the files of groups, each unless it is known, in a fixed number of threads. */
final class FileReads {

    private static final int AT_ONCE = 1000;

    /**
     * What came of a group.
     *
     * @param all in the order of the group's files
     * @param lasting those that were read now, and will not differ next time
     * @param known those from before, by path
     * @param unread those that were not to be read, and are not known as such
     * @param uncertain whether some may be another thing next time
     */
    record Readings(
            List<FileReading> all,
            List<KnownFile> lasting,
            Map<String, KnownFile> known,
            List<KnownFile> unread,
            boolean uncertain) {}

    private record Reading(FileReading what, boolean lasting) {}

    private static final Reading VANISHED =
            new Reading(new BrokenFile("vanished", "was deleted while the crawl ran"), false);

    private final MetadataReader reader;
    private final String readerId;
    private final Sampling sampling;
    private final ExecutorService threads;
    // Read, or known from when they could be.
    private final AtomicLong allowed = new AtomicLong();
    private final AtomicReference<@Nullable StorageFailed> refused = new AtomicReference<>();

    /** @param readerId changes when {@code reader} would answer differently for the same file */
    FileReads(MetadataReader reader, String readerId, Sampling sampling, ExecutorService threads) {
        this.reader = reader;
        this.readerId = readerId + "/" + sampling;
        this.sampling = sampling;
        this.threads = threads;
    }

    String readerId() {
        return readerId;
    }

    Readings read(LakeStore store, FileGroup group, Map<String, KnownFile> known, CrawlLog log) {
        List<FileReading> all = new ArrayList<>(group.files().size());
        List<KnownFile> lasting = new ArrayList<>();
        List<KnownFile> unread = new ArrayList<>();
        boolean uncertain = false;
        Sampling.Choice choice = sampling.of(group);
        for (int from = 0; from < group.files().size(); from += AT_ONCE) {
            List<GroupedFile> some = group.files()
                    .subList(from, Math.min(from + AT_ONCE, group.files().size()));
            List<@Nullable Future<Reading>> started = new ArrayList<>(some.size());
            for (GroupedFile file : some) {
                KnownFile before = known.get(file.path(group.root()));
                boolean wanted = choice.reads(file);
                boolean settled = isSame(before, file.object()) && !(wanted && isUnread(before));
                started.add(settled || !wanted ? null : threads.submit(() -> read(store, file.object(), log)));
            }
            for (int i = 0; i < some.size(); i++) {
                String path = some.get(i).path(group.root());
                LakeObject object = some.get(i).object();
                Future<Reading> reading = started.get(i);
                KnownFile before = known.get(path);
                if (reading != null) {
                    Reading now = finished(reading);
                    all.add(now.what());
                    if (now.lasting()) {
                        lasting.add(new KnownFile(path, object.etag(), object.bytes(), now.what()));
                    } else {
                        uncertain = true;
                    }
                } else if (before != null && isSame(before, object)) {
                    allowed.incrementAndGet();
                    all.add(before.reading());
                } else {
                    all.add(new FileReading.NotRead());
                    unread.add(new KnownFile(path, object.etag(), object.bytes(), new FileReading.NotRead()));
                }
            }
        }
        return new Readings(all, lasting, known, unread, uncertain);
    }

    private static boolean isSame(@Nullable KnownFile before, LakeObject now) {
        return before != null && before.etag().equals(now.etag()) && before.bytes() == now.bytes();
    }

    private static boolean isUnread(@Nullable KnownFile before) {
        return before != null && before.reading() instanceof FileReading.NotRead;
    }

    private Reading read(LakeStore store, LakeObject object, CrawlLog log) {
        try {
            FileReading reading = reader.read(store, object);
            allowed.incrementAndGet();
            log.filesRead.incrementAndGet();
            return reading instanceof BrokenFile ? readAgain(store, object, reading) : new Reading(reading, true);
        } catch (StorageFailed failed) {
            return switch (failed.kind()) {
                case NOT_FOUND -> VANISHED;
                case REFUSED -> {
                    refused.set(failed);
                    yield new Reading(new BrokenFile("refused", String.valueOf(failed.getMessage())), false);
                }
                case THROTTLED, UNREACHABLE -> throw failed;
            };
        }
    }

    // A file that was overwritten after it was listed looks broken: its end is not where the listing says.
    private Reading readAgain(LakeStore store, LakeObject object, FileReading broken) {
        Optional<LakeObject> now = store.find(object.location());
        if (now.isEmpty()) {
            return VANISHED;
        }
        boolean same = now.get().etag().equals(object.etag()) && now.get().bytes() == object.bytes();
        return same ? new Reading(broken, true) : new Reading(reader.read(store, now.get()), false);
    }

    private static Reading finished(Future<Reading> reading) {
        try {
            return reading.get();
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
