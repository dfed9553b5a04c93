package dev.weir.platform.lake;

import dev.weir.platform.problem.ProblemCode;
import java.util.List;

/** What was seen at a place that may become a lake. */
public sealed interface Sight {

    /**
     * The place can be listed.
     *
     * @param folders names of the first folders in the root
     * @param objects how many lie in the root itself, among the first thousand entries
     * @param more whether the root has more entries than were looked at
     */
    record Seen(List<String> folders, int objects, boolean more) implements Sight {
        public Seen {
            folders = List.copyOf(folders);
        }
    }

    /** @param detail why, and what to do */
    record NotSeen(ProblemCode code, String detail) implements Sight {}
}
