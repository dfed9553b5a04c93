package dev.weir.bench.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The same questions asked as one does without Weir: one fused query, one for each uniqueness, and two copies. */
final class ByHand {
    private static final String FUSED = """
            SELECT count(*), count(id), count(account), count(email), count(created), count(phone),
              count(*) FILTER (WHERE status IN ('open', 'closed', 'frozen')), count(status),
              count(*) FILTER (WHERE amount >= 0), count(amount),
              count(*) FILTER (WHERE points < 5000), count(points),
              count(*) FILTER (WHERE country IN ('DE', 'FR', 'IN', 'JP', 'US')), count(country),
              count(*) FILTER (WHERE regexp_full_match(account, 'A[0-9]{9}')),
              count(*) FILTER (WHERE length(country) = 2)
            FROM FILES
            """;
    private static final String UNIQUE =
            "SELECT count(*) FILTER (WHERE n = 1), sum(n) FROM (SELECT KEY, count(*) n FROM FILES GROUP BY KEY)";
    private static final String BAD = "email IS NULL OR status NOT IN ('open', 'closed', 'frozen') OR amount < 0";

    private final Accounts batch;
    private final Path output;

    ByHand(Accounts batch, Path output) {
        this.batch = batch;
        this.output = output;
    }

    void metrics() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            metrics(connection);
        }
    }

    private void metrics(Connection connection) throws SQLException {
        if (number(connection, FUSED) != batch.rows()) {
            throw new IllegalStateException("rows are missing");
        }
        number(connection, UNIQUE.replace("KEY", "id"));
        number(connection, UNIQUE.replace("KEY", "reference"));
    }

    void metricsAndCount() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            metrics(connection);
            if (number(connection, "SELECT count(*) FROM FILES WHERE " + BAD) != batch.bad()) {
                throw new IllegalStateException("bad rows are missing");
            }
        }
    }

    void metricsAndSplit() throws SQLException, IOException {
        Files.createDirectories(output);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            metrics(connection);
            statement.execute(files("COPY (SELECT * FROM FILES WHERE NOT (" + BAD + ")) TO '" + output
                    + "/good.parquet' (FORMAT parquet, COMPRESSION snappy)"));
            statement.execute(files("COPY (SELECT *, ['one'] AS rules, ['why'] AS reasons FROM FILES WHERE " + BAD
                    + ") TO '" + output + "/bad.parquet' (FORMAT parquet, COMPRESSION snappy)"));
        }
    }

    private long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(files(query))) {
            result.next();
            return result.getLong(1);
        }
    }

    private String files(String query) {
        return query.replace("FILES", "read_parquet('" + batch.folder() + "/*.parquet')");
    }
}
