package dev.weir.catalog.crawl;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works on groups while the listing goes on. The listing waits when groups of too many files wait, so that their number
 * does not depend on the lake's size.
 */
final class GroupThreads {

    private static final int FILES_WAITING = 20_000;

    private final ExecutorService threads;
    private final Semaphore room = new Semaphore(FILES_WAITING);
    private final AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();

    GroupThreads(ExecutorService threads) {
        this.threads = threads;
    }

    void take(FileGroup group, Consumer<FileGroup> work) {
        int files = Math.min(group.files().size(), FILES_WAITING);
        acquire(files);
        threads.execute(() -> {
            try {
                if (failed.get() == null) {
                    work.accept(group);
                }
            } catch (RuntimeException failure) {
                failed.compareAndSet(null, failure);
            } finally {
                room.release(files);
            }
        });
    }

    private void acquire(int files) {
        try {
            room.acquire(files);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
    }

    /** Makes the crawl end with {@code reason}. */
    void stop(RuntimeException reason) {
        failed.compareAndSet(null, reason);
    }

    /** Throws what made work on a group fail, or what {@link #stop} was told. */
    void check() {
        RuntimeException failure = failed.get();
        if (failure != null) {
            throw failure;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopping");
        }
    }

    /** Waits until all groups are done. */
    void finish() {
        acquire(FILES_WAITING);
        check();
    }
}
