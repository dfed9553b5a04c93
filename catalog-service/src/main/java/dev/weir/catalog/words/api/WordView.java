package dev.weir.catalog.words.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.words.Entry;
import dev.weir.catalog.words.Kept;
import java.time.Instant;

/**
 * An entry.
 *
 * @param revision as the {@code ETag} has it
 * @param updatedBy who wrote it last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WordView<T extends Entry>(String key, int revision, Instant updatedAt, String updatedBy, T entry) {

    static <T extends Entry> WordView<T> of(Kept kept, Class<T> type) {
        return new WordView<>(kept.key().key(), kept.revision(), kept.at(), kept.by(), type.cast(kept.entry()));
    }
}
