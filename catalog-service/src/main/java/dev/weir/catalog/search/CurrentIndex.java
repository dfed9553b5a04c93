package dev.weir.catalog.search;

import dev.weir.platform.change.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The index that answers. It is replaced between questions, never during one. */
@ApplicationScoped
public class CurrentIndex {

    private final ReentrantReadWriteLock asking = new ReentrantReadWriteLock();
    private final ReentrantLock moving = new ReentrantLock();
    private final Condition moved = moving.newCondition();
    private @Nullable SearchIndex index;

    /** Empty while there is none. */
    <R> Optional<R> ask(Function<SearchIndex, R> question) {
        asking.readLock().lock();
        try {
            return index == null ? Optional.empty() : Optional.of(question.apply(index));
        } finally {
            asking.readLock().unlock();
        }
    }

    /** Waits for questions that are under way. Closes the one before. */
    void replace(Optional<SearchIndex> by) {
        asking.writeLock().lock();
        try {
            if (index != null) {
                index.close();
            }
            index = by.orElse(null);
        } finally {
            asking.writeLock().unlock();
        }
        tell();
    }

    /** The index has come further. */
    void tell() {
        moving.lock();
        try {
            moved.signalAll();
        } finally {
            moving.unlock();
        }
    }

    /** @return whether the index has reached {@code wanted} within {@code longest} */
    boolean await(Watermark wanted, Duration longest) {
        long nanos = longest.toNanos();
        moving.lock();
        try {
            while (!reached(wanted)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = moved.awaitNanos(Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(100)))
                        + nanos
                        - Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(100));
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            moving.unlock();
        }
    }

    private boolean reached(Watermark wanted) {
        return ask(SearchIndex::watermark)
                .filter(now -> now.compareTo(wanted) >= 0)
                .isPresent();
    }
}
