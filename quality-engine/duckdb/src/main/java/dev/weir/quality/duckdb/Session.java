package dev.weir.quality.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;

/** One database in memory, for one check. What users write as SQL cannot get out of it. */
final class Session implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Cancellation cancellation;
    private @Nullable Statement running;

    private Session(DuckDBConnection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    /**
     * @param files that may be read
     * @param folders that may be read and written
     */
    static Session open(
            DuckDbSettings settings, Path spill, List<Path> files, List<Path> folders, Cancellation cancellation)
            throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Session session = new Session(connection.unwrap(DuckDBConnection.class), cancellation);
        try {
            cancellation.onCancel(session::interrupt);
            session.execute("SET memory_limit = '" + settings.memoryBytes() / 1024 + "KiB'");
            session.execute("SET threads = " + settings.threads());
            session.execute("SET temp_directory = " + Sql.text(spill.toString()));
            FloatingText.register(session);
            session.execute("SET TimeZone = 'UTC'");
            session.execute("SET Calendar = 'gregorian'");
            // A folder is not in itself.
            session.execute("SET allowed_paths = "
                    + Sql.paths(Stream.concat(files.stream(), folders.stream()).toList()));
            session.execute("SET allowed_directories = " + Sql.paths(folders));
            session.execute("SET autoinstall_known_extensions = false");
            session.execute("SET autoload_known_extensions = false");
            session.execute("SET enable_external_access = false");
            session.execute("SET lock_configuration = true");
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    void execute(String sql) throws SQLException {
        run(sql, Duration.ZERO, statement -> List.of());
    }

    /** All rows; only for few. */
    List<@Nullable Object[]> rows(String sql) throws SQLException {
        return rows(sql, Duration.ZERO);
    }

    /** @param timeout zero for none */
    List<@Nullable Object[]> rows(String sql, Duration timeout) throws SQLException {
        return run(sql, timeout, statement -> {
            try (ResultSet result = statement.getResultSet()) {
                List<@Nullable Object[]> read = new ArrayList<>();
                int width = result.getMetaData().getColumnCount();
                while (result.next()) {
                    @Nullable Object[] row = new @Nullable Object[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = value(result, i + 1);
                    }
                    read.add(row);
                }
                return read;
            }
        });
    }

    private static @Nullable Object value(ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        if (value instanceof java.sql.Array array) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Object element : (Object[]) array.getArray()) {
                values.add(element);
            }
            return values;
        }
        return value;
    }

    @Nullable
    Object[] row(String sql) throws SQLException {
        return rows(sql).get(0);
    }

    long count(String sql) throws SQLException {
        Object value = row(sql)[0];
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** Names and types of the columns that a query gives. */
    List<String[]> describe(String query) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        for (@Nullable Object[] row : rows("DESCRIBE " + query)) {
            columns.add(new String[] {String.valueOf(row[0]), String.valueOf(row[1])});
        }
        return columns;
    }

    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(table);
    }

    /** Makes a Java function over one text known to SQL; null for a null. */
    void register(String name, DuckDBScalarFunction function) throws SQLException {
        register(name, String.class, Boolean.class, function);
    }

    void register(String name, Class<?> parameter, Class<?> result, DuckDBScalarFunction function) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameter(parameter)
                    .withReturnType(result)
                    .withVectorizedFunction(function)
                    .register(connection);
        }
    }

    private List<@Nullable Object[]> run(String sql, Duration timeout, Reading reading) throws SQLException {
        cancellation.ensureActive();
        // A statement is closed after an error, so each has its own.
        try (Statement statement = connection.createStatement()) {
            if (!timeout.isZero()) {
                statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
            }
            started(statement);
            return statement.execute(sql) ? reading.of(statement) : List.of();
        } catch (SQLException e) {
            cancellation.ensureActive();
            throw e;
        } finally {
            started(null);
        }
    }

    private synchronized void started(@Nullable Statement statement) {
        running = statement;
    }

    private synchronized void interrupt() {
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // It has just ended; the next statement asks for the cancellation first.
                running = null;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface Reading {
        List<@Nullable Object[]> of(Statement statement) throws SQLException;
    }
}
