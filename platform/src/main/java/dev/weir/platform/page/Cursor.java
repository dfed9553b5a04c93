package dev.weir.platform.page;

import dev.weir.platform.problem.Problem;
import dev.weir.platform.problem.RequestProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The key of the last item of a page, made opaque so that nobody builds one by hand. */
final class Cursor {

    private Cursor() {}

    static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static <T> T decode(String cursor, Function<String, T> parse) {
        try {
            return parse.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException foreign) {
            throw new CursorInvalid(cursor);
        }
    }

    static Optional<UUID> uuid(Optional<String> cursor) {
        return cursor.map(given -> decode(given, UUID::fromString));
    }

    /** The cursor is not one of ours. */
    static final class CursorInvalid extends Problem {
        CursorInvalid(String cursor) {
            super(
                    RequestProblem.CURSOR_INVALID,
                    "The cursor " + cursor + " is not one that this list gave out: start again without it.");
        }
    }
}
