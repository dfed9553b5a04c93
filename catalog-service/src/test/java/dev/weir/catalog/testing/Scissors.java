package dev.weir.catalog.testing;

import dev.weir.platform.failpoint.Failpoints;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Cuts what is under way at a named point, once, as a kill would: what comes after it is not done. */
@Alternative
@Priority(1)
@ApplicationScoped
public class Scissors extends Failpoints {

    private volatile String point = "";

    public void cutAt(String name) {
        point = name;
    }

    /** Whether it was cut. */
    public boolean isDone() {
        return point.isEmpty();
    }

    @Override
    public void reached(String name) {
        if (name.equals(point)) {
            point = "";
            throw new Cut(name);
        }
    }

    private static final class Cut extends IllegalStateException {
        Cut(String name) {
            super("cut by a test at " + name);
        }
    }
}
