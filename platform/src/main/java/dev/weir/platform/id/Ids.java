package dev.weir.platform.id;

import java.util.UUID;

/** Makes identities. Later ones sort after earlier ones, so that an id is also a key to page by. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
