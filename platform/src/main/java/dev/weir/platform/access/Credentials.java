package dev.weir.platform.access;

import java.util.Optional;

/** Who holds which secret. */
public interface Credentials {

    /** The actor whose secret has this {@link TokenHash}; empty if there is none, or it was revoked. */
    Optional<Actor> holderOf(String hash);
}
