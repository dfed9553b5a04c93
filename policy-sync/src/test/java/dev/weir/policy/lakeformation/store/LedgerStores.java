package dev.weir.policy.lakeformation.store;

import dev.weir.policy.lakeformation.Ledgers;
import javax.sql.DataSource;

/** The real store, for tests of other packages. */
public final class LedgerStores {

    private LedgerStores() {}

    public static Ledgers ledgers(DataSource database) {
        return new PostgresLedgers(database);
    }
}
