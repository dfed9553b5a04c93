package dev.weir.lineage.graph.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows through a cursor: of millions, some thousands are in memory. */
final class Stream implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 10_000;

    private final PreparedStatement statement;
    private final ResultSet rows;

    private Stream(PreparedStatement statement) throws SQLException {
        this.statement = statement;
        statement.setFetchSize(ROWS_AT_ONCE);
        this.rows = statement.executeQuery();
    }

    static Stream of(Connection connection, String query) throws SQLException {
        return new Stream(connection.prepareStatement(query));
    }

    /** @param ids the one parameter of {@code query} */
    static Stream of(Connection connection, String query, Collection<Long> ids) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
        return new Stream(statement);
    }

    boolean next() throws SQLException {
        return rows.next();
    }

    long number(int column) throws SQLException {
        return rows.getLong(column);
    }

    String text(int column) throws SQLException {
        return rows.getString(column);
    }

    @Nullable
    UUID uuid(int column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            rows.close();
        }
    }
}
