package dev.weir.bench.duckdb;

import dev.weir.quality.contract.CheckRequest.SourceObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Accounts, one in a hundred of them wrong in some way; the same rows each time, and the same as the Deequ benchmark has. */
record Accounts(Path folder, long rows) {

    private static final String COLUMNS = """
            SELECT
              id,
              'A' || lpad(id::varchar, 9, '0') AS account,
              CASE WHEN id % 200 <> 1 THEN 'user' || id || '@example.com' END AS email,
              ['Ana', 'Ben', 'Chi', 'Dov', 'Eve'][(id % 5) + 1] || ' ' || (id % 977) AS name,
              ['DE', 'FR', 'IN', 'JP', 'US'][(id % 5) + 1] AS country,
              CASE WHEN id % 400 = 3 THEN '??' ELSE ['open', 'closed', 'frozen'][(id % 3) + 1] END AS status,
              CASE WHEN id % 400 = 2 THEN -1.0 ELSE (id * 7919 %% 100000) / 100.0 END::double AS amount,
              (id * 31 % 5000)::integer AS points,
              make_timestamp((1700000000 + id) * 1000000) AS created,
              id % 2 = 0 AS active,
              CASE WHEN id % 10 <> 0 THEN '+49' || (1000000 + id) END AS phone,
              CASE WHEN id % 1000 = 999 THEN 'R0' ELSE 'R' || (id * 3) END AS reference
            FROM range(FROM_ID, TO_ID) t(id)
            """.replace("%%", "%");

    static Accounts parquet(Path folder, long rows) throws IOException, SQLException {
        Files.createDirectories(folder);
        write(folder.resolve("0.parquet"), 0, rows / 2, "FORMAT parquet, COMPRESSION snappy");
        write(folder.resolve("1.parquet"), rows / 2, rows, "FORMAT parquet, COMPRESSION snappy");
        return new Accounts(folder, rows);
    }

    static Accounts csv(Path folder, long rows) throws IOException, SQLException {
        Files.createDirectories(folder);
        write(folder.resolve("0.csv"), 0, rows, "FORMAT csv, HEADER");
        return new Accounts(folder, rows);
    }

    private static void write(Path file, long from, long to, String how) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + COLUMNS.replace("FROM_ID", "" + from).replace("TO_ID", "" + to) + ") TO '"
                    + file + "' (" + how + ")");
        }
    }

    /** How many of the rows break a rule, by what the columns are. The three never meet in one row. */
    long bad() {
        return rows / 200 + 2 * (rows / 400);
    }

    List<SourceObject> objects() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file ->
                            new SourceObject("file://" + file, file.toFile().length()))
                    .toList();
        }
    }
}
