package dev.weir.platform.access;

import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;

/** The one gate before every use-case. What is not allowed is refused. */
@ApplicationScoped
public class Access {

    /** @throws AccessDenied if {@code actor} may not do this at all */
    public void require(Actor actor, Permission permission) {
        if (!actor.role().allows(permission)) {
            throw new AccessDenied(actor, permission);
        }
    }

    /**
     * The same for one dataset. Roles hold for all datasets today; the dataset is asked for so that finer scopes need no
     * new line in any use-case.
     *
     * @throws AccessDenied if {@code actor} may not do this to {@code dataset}
     */
    public void require(Actor actor, Permission permission, DatasetName dataset) {
        if (!actor.role().allows(permission)) {
            throw new AccessDenied(actor, permission, dataset);
        }
    }
}
