package dev.weir.quality.worker.deequ;

import dev.weir.quality.worker.batch.UnreadableBatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What really went wrong, out of what Spark wraps around it. */
final class Cause {
    /** How the messages begin that only say that something below went wrong. */
    private static final List<String> WRAPPING = List.of("Job aborted", "[TASK_WRITE_FAILED]", "[FAILED_EXECUTE_UDF]");

    private Cause() {}

    static String of(Throwable thrown) {
        Optional<UnreadableBatch> unreadable = find(thrown, UnreadableBatch.class);
        if (unreadable.isPresent()) {
            return String.valueOf(unreadable.get().getMessage());
        }
        if (find(thrown, OutOfMemoryError.class).isPresent()
                || String.valueOf(thrown.getMessage()).contains("OutOfMemoryError")) {
            return "the worker ran out of memory; give it a larger -Xmx";
        }
        Set<String> messages = new LinkedHashSet<>();
        for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
            String message = String.valueOf(t.getMessage()).strip();
            boolean wrapping = WRAPPING.stream().anyMatch(message::startsWith);
            if (!wrapping || t.getCause() == null) {
                messages.add(
                        t.getMessage() == null
                                ? t.toString()
                                : message.lines().findFirst().orElse(""));
            }
        }
        return messages.isEmpty() ? thrown.toString() : String.join("; ", messages);
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
