package dev.weir.platform.access;

import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;

/** The one gate before every use-case. What is not allowed is refused. */
@ApplicationScoped
public class Access {

    private final Visibility visibility;

    /** Restricts nothing but by role: for what runs without a service around it. */
    public Access() {
        this(Visibility.UNRESTRICTED);
    }

    @Inject
    public Access(Visibility visibility) {
        this.visibility = visibility;
    }

    /** @throws AccessDenied if {@code actor} may not do this at all */
    public void require(Actor actor, Permission permission) {
        if (!actor.role().allows(permission)) {
            throw new AccessDenied(actor, permission);
        }
    }

    /**
     * The same for one dataset.
     *
     * @throws AccessDenied if {@code actor} may not do this to {@code dataset}
     * @throws NotVisible if {@code actor} may not know of it
     */
    public void require(Actor actor, Permission permission, DatasetName dataset) {
        if (!actor.role().allows(permission)) {
            throw new AccessDenied(actor, permission, dataset);
        }
        if (hidden(actor, Set.of(dataset)).contains(dataset)) {
            throw new NotVisible();
        }
    }

    /** Those of {@code datasets} that a list for {@code actor} leaves out. */
    public Set<DatasetName> hidden(Actor actor, Collection<DatasetName> datasets) {
        return visibility.hidden(actor, datasets);
    }
}
