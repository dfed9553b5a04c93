package dev.weir.policy.sandbox.store;

import dev.weir.policy.sandbox.SandboxObjects;
import javax.sql.DataSource;

/** The real store, for tests of other packages. */
public final class SandboxStores {

    private SandboxStores() {}

    public static SandboxObjects objects(DataSource database) {
        return new PostgresSandboxObjects(database);
    }
}
