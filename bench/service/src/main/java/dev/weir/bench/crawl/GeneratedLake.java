package dev.weir.bench.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Folders of Parquet files: many names for few files, since a crawl looks at names and footers only. */
public record GeneratedLake(Path root, List<Path> patterns) {

    private static final int PATTERNS = 100;
    private static final int FILES_IN_PARTITION = 10;
    private static final int PARTITIONS_IN_TABLE = 50;

    /** Empty so far. @param scratch where the pattern files are made */
    public static GeneratedLake in(Path scratch) throws IOException, SQLException {
        Path folder = Files.createDirectories(scratch.resolve("patterns"));
        List<Path> patterns = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            for (int i = 0; i < PATTERNS; i++) {
                Path file = folder.resolve(i + ".parquet");
                statement.execute("""
                        copy (
                          select (%1$d * 100 + n)::bigint as id, 'account ' || n as account, 'a' || n || '@example.com' as email,
                            (n * 1.25)::decimal(12, 2) as amount, n %% 7 as points, n * 0.5 as score, n %% 2 = 0 as active,
                            date '2024-01-01' + n::int as opened, timestamp '2024-01-01' + to_hours(n::int) as updated,
                            if(n %% 3 = 0, null, 'note ' || n) as note, uuid() as reference, [n, n + 1] as tags
                          from range(100) numbers(n)
                        ) to '%2$s' (format parquet)
                        """.formatted(i, file));
                patterns.add(file);
            }
        }
        return new GeneratedLake(Files.createDirectories(scratch.resolve("lake")), patterns);
    }

    /** Adds a tree of tables. @return its folder */
    public Path grow(String name, int files) throws IOException {
        Path tree = root.resolve(name);
        for (int i = 0; i < files; i++) {
            int partition = i / FILES_IN_PARTITION;
            Path folder = tree.resolve(
                    "table%05d/day=%04d".formatted(partition / PARTITIONS_IN_TABLE, partition % PARTITIONS_IN_TABLE));
            if (i % FILES_IN_PARTITION == 0) {
                Files.createDirectories(folder);
            }
            Files.createLink(folder.resolve("part-%07d.parquet".formatted(i)), patterns.get(i % PATTERNS));
        }
        return tree;
    }
}
