package dev.weir.quality.duckdb;

import java.util.ArrayList;
import java.util.List;

/** Tells a running check to stop. Safe for many threads. */
public final class Cancellation {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    public void cancel() {
        List<Runnable> toCall;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toCall = List.copyOf(listeners);
        }
        toCall.forEach(Runnable::run);
    }

    public synchronized boolean cancelled() {
        return cancelled;
    }

    /** Runs {@code listener} on cancellation, on the canceller's thread; at once if that has already happened. */
    void onCancel(Runnable listener) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** @throws CheckCancelled if cancelled */
    void ensureActive() {
        if (cancelled()) {
            throw new CheckCancelled();
        }
    }
}
