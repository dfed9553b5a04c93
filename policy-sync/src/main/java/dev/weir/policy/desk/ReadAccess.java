package dev.weir.policy.desk;

import dev.weir.policy.access.Show;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers to who may read what. */
public final class ReadAccess {

    private ReadAccess() {}

    /**
     * What one place says: the documents, or a target.
     *
     * @param target empty for the documents
     * @param at when the target was read
     */
    public record Answers(Optional<String> target, Instant at, List<String> doubts, List<Answer> answers) {}

    /**
     * @param who a principal's name
     * @param columns that are seen so: one, or those of a table
     * @param because the policies, or the target's objects, that decided
     */
    public record Answer(
            String who,
            String table,
            List<String> columns,
            boolean allowed,
            Show show,
            String custom,
            Set<String> rows,
            List<String> because) {}
}
