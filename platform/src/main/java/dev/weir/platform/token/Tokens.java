package dev.weir.platform.token;

import dev.weir.platform.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens there are. */
public interface Tokens {

    void add(Token token, String hash);

    Optional<Token> find(UUID id);

    /** Up to one more than the page's limit, newest first. */
    List<Token> list(PageRequest page);

    /** Twice is harmless. */
    void revoke(UUID id, Instant at);
}
