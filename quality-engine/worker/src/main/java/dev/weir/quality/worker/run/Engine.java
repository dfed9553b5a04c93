package dev.weir.quality.worker.run;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import org.jspecify.annotations.Nullable;

/** What can evaluate a batch. One check at a time. */
public interface Engine {

    /** For people, such as {@code deequ 2.1.0-spark-3.5 on spark 3.5.7}. */
    String name();

    /**
     * Reads, evaluates, and writes the two staging folders. Whatever goes wrong on the way, with the files or with the
     * engine, is told by an {@code ENGINE_ERROR} report, never by an exception.
     *
     * @throws CheckCancelled soon after {@code cancellation}
     */
    CheckReport check(CheckRequest request, Cancellation cancellation);

    /** Removes what an attempt has staged; harmless if there is nothing. Null if it was to write nothing. */
    void discard(CheckRequest.@Nullable Staging staging);

    /** False once the engine has died for good, so that only a new process can help. */
    boolean alive();
}
