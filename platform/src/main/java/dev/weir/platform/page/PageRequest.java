package dev.weir.platform.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Which part of a list is wanted. A resource takes it as a {@code @BeanParam}. */
public class PageRequest {

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(500)
    int limit = 50;

    @QueryParam("cursor")
    Optional<String> cursor = Optional.empty();

    public PageRequest() {}

    public PageRequest(int limit, Optional<String> cursor) {
        this.limit = limit;
        this.cursor = cursor;
    }

    public int limit() {
        return limit;
    }

    /** The id after which to continue; empty for the first page. */
    public Optional<UUID> afterId() {
        return Cursor.uuid(cursor);
    }

    /** The key after which to continue, read by {@code parse}, which throws {@link IllegalArgumentException} on nonsense. */
    public <T> Optional<T> after(Function<String, T> parse) {
        return cursor.map(given -> Cursor.decode(given, parse));
    }
}
