package dev.weir.format.table;

import dev.weir.format.table.TableReading.BrokenTable;
import dev.weir.platform.storage.StorageFailed;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs a library over metadata that anybody may have written: whatever it throws becomes an answer. */
public final class Attempt {

    private static final int LONGEST_REASON = 1000;
    private static final int DEEPEST_CAUSE = 20;

    private Attempt() {}

    /**
     * @param code of what the library refuses without a code of ours
     * @throws StorageFailed as it is, also if the library wrapped it
     */
    public static TableReading at(String code, Callable<TableReading> reading) {
        try {
            return reading.call();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a table was read", interrupted);
        } catch (Exception refused) {
            return answer(code, refused);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError tooMuch) {
            // One length that the metadata claims, one nesting, one codec that is not here: nobody else suffers.
            return answer(code, tooMuch);
        }
    }

    /** Throws what the store said, if a library wrapped it. */
    public static void rethrowStorageFailed(Throwable refused) {
        StorageFailed failed = cause(refused, StorageFailed.class);
        if (failed != null) {
            throw failed;
        }
    }

    private static BrokenTable answer(String code, Throwable refused) {
        StorageFailed failed = cause(refused, StorageFailed.class);
        if (failed != null) {
            throw failed;
        }
        // The innermost knows best.
        TableBroken broken = cause(refused, TableBroken.class);
        return broken == null ? new BrokenTable(code, words(refused)) : broken.reading();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable refused, Class<T> type) {
        T found = null;
        Throwable at = refused;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            found = type.isInstance(at) ? type.cast(at) : found;
            at = at.getCause();
        }
        return found;
    }

    /** What an exception and those that caused it say, outermost first. */
    public static String words(Throwable refused) {
        StringBuilder words = new StringBuilder();
        Throwable at = refused;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            String message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
            if (words.indexOf(message) < 0) {
                words.append(words.isEmpty() ? "" : ": ").append(message);
            }
            at = at.getCause();
        }
        return words.length() <= LONGEST_REASON ? words.toString() : words.substring(0, LONGEST_REASON) + "...";
    }
}
