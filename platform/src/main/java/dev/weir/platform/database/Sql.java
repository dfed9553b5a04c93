package dev.weir.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL, for the few tables that are appended to and never loaded as objects, and for claims with {@code for update
 * skip locked}. Inside a JTA transaction it takes part in it; outside, each call is a transaction of its own.
 */
public final class Sql {

    private final DataSource database;

    public Sql(DataSource database) {
        this.database = database;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @return how many rows were changed */
    public int update(String statement, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters)) {
            return prepared.executeUpdate();
        } catch (SQLException failed) {
            throw new SqlFailed(statement, failed);
        }
    }

    public <T> List<T> query(String statement, RowReader<T> reader, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters);
                ResultSet rows = prepared.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException failed) {
            throw new SqlFailed(statement, failed);
        }
    }

    private static PreparedStatement prepare(Connection connection, String statement, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < parameters.length; i++) {
            prepared.setObject(i + 1, parameters[i]);
        }
        return prepared;
    }

    /** PostgreSQL refused a statement, or was not there. */
    public static final class SqlFailed extends IllegalStateException {
        SqlFailed(String statement, SQLException cause) {
            super(cause.getMessage() + " in: " + statement.strip(), cause);
        }
    }
}
