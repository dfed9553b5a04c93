package dev.weir.catalog.words.api;

import dev.weir.catalog.words.Expected;
import dev.weir.catalog.words.Kind;
import dev.weir.catalog.words.WordKey;
import dev.weir.catalog.words.WordsProblems.ConditionUnreadable;
import dev.weir.catalog.words.WordsProblems.KeyInvalid;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/** Keys and conditions, as HTTP has them (RFC 9110, 13.1). */
final class Conditions {

    private static final Pattern REVISION = Pattern.compile("(?:W/)?\"(\\d{1,9})(?:-\\w+)?\"");

    private Conditions() {}

    static WordKey key(Kind kind, String key) {
        if (!WordKey.isKey(key)) {
            throw new KeyInvalid(key);
        }
        return new WordKey(kind, key);
    }

    static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException noUuid) {
            throw new KeyInvalid(key);
        }
    }

    /** Without the header nothing may be there yet. */
    static Expected expected(Optional<String> ifMatch) {
        if (ifMatch.isEmpty()) {
            return new Expected.Nothing();
        }
        Matcher revision = REVISION.matcher(ifMatch.get().strip());
        if (!revision.matches()) {
            throw new ConditionUnreadable(ifMatch.get());
        }
        return new Expected.At(Integer.parseInt(revision.group(1)));
    }

    static <T> RestResponse<T> tagged(T view, int revision) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", '"' + Integer.toString(revision) + '"')
                .build();
    }
}
