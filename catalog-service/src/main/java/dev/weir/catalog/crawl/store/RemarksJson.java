package dev.weir.catalog.crawl.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.format.Remark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remarks as the database keeps them: {@code [[code, reason], ...]}. */
final class RemarksJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<List<String>>> PAIRS = new TypeReference<>() {};

    private RemarksJson() {}

    /** Null for a file without. */
    static @Nullable Object of(List<Remark> remarks) {
        return remarks.isEmpty()
                ? null
                : remarks.stream()
                        .map(remark -> List.of(remark.code(), remark.reason().replace("\0", "")))
                        .toList();
    }

    static List<Remark> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            return JSON.readValue(text, PAIRS).stream()
                    .map(pair -> new Remark(pair.get(0), pair.get(1)))
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the catalog keeps JSON that it cannot read: " + text, impossible);
        }
    }
}
