package dev.weir.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLakeTest {

    private static Path folder = Path.of("");
    private static Path lake = Path.of("");

    @BeforeAll
    static void make(@TempDir Path temporary) {
        folder = temporary;
        lake = folder.resolve("it's a lake");
        new SampleLake(lake).make();
    }

    @Test
    void hasTheRowsThatTheDemoSpeaksOf() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String files : new String[] {
            "landing/crm/contacts/day=2026-10-27/contacts.csv",
            "landing/crm/contacts/day=2026-10-28/contacts.csv",
            "landing/loyalty/transactions/*/*.ndjson",
            "bronze/web/events/*/*.parquet",
            "silver/crm/accounts/*.parquet",
            "silver/crm/contacts/*.parquet",
            "silver/crm/opportunities/*.parquet",
            "silver/loyalty/members/*.parquet",
            "silver/loyalty/point_transactions/*/*.parquet",
            "gold/loyalty/tier_balance/*.parquet"
        }) {
            rows.put(files, number("select count(*) from '" + place(files) + "'"));
        }

        assertThat(rows)
                .isEqualTo(Map.of(
                        "landing/crm/contacts/day=2026-10-27/contacts.csv", 20_000L,
                        "landing/crm/contacts/day=2026-10-28/contacts.csv", 4_000L,
                        "landing/loyalty/transactions/*/*.ndjson", 12_000L,
                        "bronze/web/events/*/*.parquet", 150_000L,
                        "silver/crm/accounts/*.parquet", 5_000L,
                        "silver/crm/contacts/*.parquet", 20_000L,
                        "silver/crm/opportunities/*.parquet", 30_000L,
                        "silver/loyalty/members/*.parquet", 40_000L,
                        "silver/loyalty/point_transactions/*/*.parquet", 280_000L,
                        "gold/loyalty/tier_balance/*.parquet", 4L));
    }

    @Test
    void hasACleanBatchAndADirtyOne() throws SQLException {
        String faults = """
                select count(*) filter (email is null) || ' without email, '
                    || count(*) filter (email is not null and not regexp_full_match(email, '[^@ ]+@[^@ ]+[.][a-z]+')) || ' with a bad one, '
                    || count(*) - count(distinct contact_id) || ' ids twice, '
                    || count(*) filter (lifetime_value < 0) || ' negative, '
                    || count(*) filter (updated_at >= timestamp '2026-10-29') || ' from the future'
                from '%s'""";

        assertThat(text(faults.formatted(place("landing/crm/contacts/day=2026-10-27/contacts.csv"))))
                .isEqualTo("0 without email, 0 with a bad one, 0 ids twice, 0 negative, 0 from the future");
        assertThat(text(faults.formatted(place("landing/crm/contacts/day=2026-10-28/contacts.csv"))))
                .isEqualTo("135 without email, 83 with a bad one, 46 ids twice, 55 negative, 42 from the future");
    }

    @Test
    void hasOneFileThatNobodyCanRead() {
        assertThatThrownBy(() -> number("select count(*) from '"
                        + place("landing/loyalty/partner_feed/day=2026-10-28/partner_feed.parquet") + "'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void isTheSameEachTime() throws IOException {
        Path again = folder.resolve("again");
        new SampleLake(again).make();

        assertThat(digests(again)).isEqualTo(digests(lake)).hasSizeGreaterThan(70);
    }

    @Test
    void isMadeOnce() throws IOException {
        Path file = lake.resolve("gold/loyalty/tier_balance/part-0.parquet");
        Object before = Files.getLastModifiedTime(file);

        new SampleLake(lake).make();

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void isMadeAgainWhenItBrokeOff(@TempDir Path home) throws IOException {
        Path other = home.resolve("lake");
        Files.writeString(home.resolve("lake.sample"), "incomplete\n");
        Files.createDirectories(other.resolve("silver/loyalty/point_transactions/day=2026-10-01"));
        Files.writeString(other.resolve("silver/loyalty/point_transactions/day=2026-10-01/part-0.parquet"), "half");

        SampleLake sample = new SampleLake(other);
        sample.make();

        assertThat(sample.complete()).isTrue();
        assertThat(digests(other)).isEqualTo(digests(lake));
    }

    @Test
    void staysAwayFromAFolderOfOthers(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("precious"), "data");

        assertThatThrownBy(() -> new SampleLake(other).make())
                .isInstanceOf(NotASample.class)
                .hasMessageContaining(other.toString());
    }

    private static String place(String files) {
        return lake.resolve(files).toString().replace("'", "''");
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        return digests;
    }
}
