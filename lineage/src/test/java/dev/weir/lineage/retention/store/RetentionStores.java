package dev.weir.lineage.retention.store;

import dev.weir.lineage.retention.Leftovers;
import javax.sql.DataSource;

/** The adapter, for tests outside the package. */
public final class RetentionStores {

    private RetentionStores() {}

    public static Leftovers leftovers(DataSource database) {
        return new PostgresLeftovers(database);
    }
}
