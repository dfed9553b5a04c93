package dev.weir.platform.testing;

import dev.weir.platform.database.DatabaseAddress;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Data sources for tests that hold transactions open by hand. */
public final class SingleConnections {

    private SingleConnections() {}

    /** A new connection for each call. */
    public static DataSource to(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }
}
