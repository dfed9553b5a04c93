package dev.weir.catalog.crawl;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Works on what one shard's listing finds while the listing goes on. The listing waits when too many files wait, so that
 * their number does not depend on the lake's size.
 */
final class GroupThreads {

    /** Of all shards together that share threads. */
    static final class Room {
        private static final int FILES_WAITING = 20_000;

        // Fair: a table of very many files would wait forever for small ones.
        private final Semaphore files = new Semaphore(FILES_WAITING, true);
    }

    private final ExecutorService threads;
    private final Room room;
    private final Phaser waiting = new Phaser(1);
    private final AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();

    GroupThreads(ExecutorService threads, Room room) {
        this.threads = threads;
        this.room = room;
    }

    /** @param files how many the work is about */
    void take(long files, Runnable work) {
        int permits = (int) Math.max(1, Math.min(files, Room.FILES_WAITING));
        try {
            room.files.acquire(permits);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
        waiting.register();
        boolean taken = false;
        try {
            threads.execute(() -> run(permits, work));
            taken = true;
        } finally {
            if (!taken) {
                ended(permits);
            }
        }
    }

    private void run(int permits, Runnable work) {
        try {
            if (failed.get() == null) {
                work.run();
            }
        } catch (RuntimeException failure) {
            failed.compareAndSet(null, failure);
        } finally {
            ended(permits);
        }
    }

    private void ended(int permits) {
        room.files.release(permits);
        waiting.arriveAndDeregister();
    }

    /** Makes the shard end with {@code reason}. */
    void stop(RuntimeException reason) {
        failed.compareAndSet(null, reason);
    }

    /** Throws what made some work fail, or what {@link #stop} was told. */
    void check() {
        RuntimeException failure = failed.get();
        if (failure != null) {
            throw failure;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopping");
        }
    }

    /** Waits until all work is done. */
    void finish() {
        try {
            waiting.awaitAdvanceInterruptibly(waiting.arrive());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
        check();
    }
}
