package dev.weir.platform.access.api;

import dev.weir.platform.access.Actor;
import dev.weir.platform.access.NotAuthenticated;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The actor of the request that is being answered. */
@RequestScoped
public class CurrentActor {

    private @Nullable Actor actor;

    void is(Actor known) {
        this.actor = known;
    }

    /** @throws NotAuthenticated if the request came without one, so that a path that forgot to authenticate stays shut */
    public Actor get() {
        Actor known = actor;
        if (known == null) {
            throw new NotAuthenticated("This call needs a token: send it as Authorization: Bearer <token>.");
        }
        return known;
    }
}
