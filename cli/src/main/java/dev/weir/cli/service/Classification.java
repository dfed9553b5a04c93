package dev.weir.cli.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /datasets/{id}/classify} answers.
 *
 * @param sampled the file whose values were looked at
 * @param notSampled why only names were
 * @param opened how many proposals are new
 */
public record Classification(
        long columns, @Nullable String sampled, @Nullable String notSampled, List<FoundTag> found, long opened) {

    /** @param confidence from 0 to 1 */
    public record FoundTag(String column, String tag, double confidence, String evidence) {}
}
