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
     */
    record Readings(List<FileReading> all, List<KnownFile> lasting, Map<String, KnownFile> known) {}

    private record Reading(FileReading what, boolean lasting) {}

    private final MetadataReader reader;
    private final String readerId;
    private final Sampling sampling;
    private final ExecutorService threads;
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
        Sampling.Choice choice = sampling.of(group);
        for (int from = 0; from < group.files().size(); from += AT_ONCE) {
            List<GroupedFile> some = group.files()
                    .subList(from, Math.min(from + AT_ONCE, group.files().size()));
            List<@Nullable Future<Reading>> started = new ArrayList<>(some.size());
            for (GroupedFile file : some) {
                KnownFile before = known.get(file.path(group.root()));
                started.add(
                        isSame(before, file.object()) || !choice.reads(file)
                                ? null
                                : threads.submit(() -> read(store, file.object(), log)));
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
                    }
                } else {
                    all.add(before != null && isSame(before, object) ? before.reading() : new FileReading.NotRead());
                }
            }
        }
        return new Readings(all, lasting, known);
    }

    private static boolean isSame(@Nullable KnownFile before, LakeObject now) {
        return before != null && before.etag().equals(now.etag()) && before.bytes() == now.bytes();
    }

    private Reading read(LakeStore store, LakeObject object, CrawlLog log) {
        try {
            FileReading reading = reader.read(store, object);
            allowed.incrementAndGet();
            log.filesRead.incrementAndGet();
            return new Reading(reading, true);
        } catch (StorageFailed failed) {
            return switch (failed.kind()) {
                case NOT_FOUND -> new Reading(new BrokenFile("vanished", "was deleted while the crawl ran"), false);
                case REFUSED -> {
                    refused.set(failed);
                    yield new Reading(new BrokenFile("refused", String.valueOf(failed.getMessage())), false);
                }
                case THROTTLED, UNREACHABLE -> throw failed;
            };
        }
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

    /** @throws StorageFailed if files were listed, and the store let none of them be read */
    void refuseIfAllWereRefused() {
        StorageFailed why = refused.get();
        if (why != null && allowed.get() == 0) {
            throw why;
        }
    }
}
