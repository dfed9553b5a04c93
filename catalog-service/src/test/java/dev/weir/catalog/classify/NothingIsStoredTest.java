package dev.weir.catalog.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.catalog.testing.WrittenTables;
import dev.weir.catalog.testing.WrittenTables.Row;
import dev.weir.format.parquet.ParquetFiles;
import dev.weir.platform.database.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values are looked at and forgotten: after all datasets were classified, no table and no log has one of them. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class NothingIsStoredTest {

    private static final String PLANT = "planted-0f3e9";
    private static final int ROWS = 40;

    @Inject
    DataSource database;

    /** Between a least and a greatest value, which the statistics of a file may well tell. */
    private static Row[] rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> new Row(
                        i,
                        i == 0 ? "aaa@example.com" : i == ROWS - 1 ? "zzz@example.com" : PLANT + i + "@example.com",
                        "DE"))
                .toArray(Row[]::new);
    }

    private static void put(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] parquet() {
        List<Consumer<Group>> rows = Arrays.stream(rows())
                .<Consumer<Group>>map(
                        row -> group -> group.append("id", row.id()).append("note", row.note()))
                .toList();
        return ParquetFiles.file("message people { required int64 id; required binary note (STRING); }", ROWS, rows);
    }

    @Test
    void noTableAndNoLogHasASampledValue(@TempDir Path root) throws Exception {
        put(root.resolve("raw/of_csv/part-0.csv"), WrittenTables.csv(rows()));
        put(root.resolve("raw/of_json/part-0.ndjson"), WrittenTables.ndjson(rows()));
        put(root.resolve("raw/of_parquet/part-0.parquet"), parquet());
        put(root.resolve("raw/of_orc/part-0.orc"), WrittenTables.orc(rows()));
        put(root.resolve("raw/of_avro/part-0.avro"), WrittenTables.avro(rows()));
        // A table's log or manifest has the bounds of each file, and here a file has all rows.
        WrittenTables.icebergAtOnce(root.resolve("raw/of_iceberg"), rows());
        WrittenTables.hudi(root.resolve("raw/of_hudi"), HoodieTableType.COPY_ON_WRITE, rows());
        WrittenTables.deltaAtOnce(root.resolve("raw/of_delta"), rows());
        put(
                root.resolve("raw/of_nothing/part-0.csv"),
                ("id,note\n1,\"" + PLANT + "\n").repeat(3).getBytes(StandardCharsets.UTF_8));
        List<String> formats = List.of("csv", "json", "parquet", "orc", "avro", "iceberg", "hudi", "delta");

        try (Overheard logs = Overheard.everything()) {
            ClassifyCalls lake = ClassifyCalls.crawled("nothing-stored", root);
            for (String format : formats) {
                String dataset = lake.dataset("of_" + format);
                assertThat(ClassifyCalls.looked(dataset, 1).getString("look.sampled"))
                        .as(format)
                        .startsWith("file://" + root);
                assertThat(ClassifyCalls.proposals(dataset, "proposed").getList("items.column"))
                        .as("the values of %s were looked at", format)
                        .containsExactly("note");
                ClassifyCalls.post("/api/v1/datasets/" + dataset + "/classify");
            }

            assertThat(tablesWith(PLANT)).isEmpty();
            assertThat(logs.lines()).isNotEmpty().noneMatch(line -> line.contains(PLANT));
        }
        assertThat(tablesWith("of_parquet")).as("what is there is found").contains("catalog.dataset");
    }

    /** In any column of any table, also in those of bytes. */
    private List<String> tablesWith(String text) {
        Sql sql = new Sql(database);
        List<String> found = new ArrayList<>();
        List<String> tables = sql.query("""
                select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
                from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                """, row -> row.getString("name"));
        assertThat(tables).contains("catalog.tag_proposal", "catalog.dataset_statistics");
        for (String table : tables) {
            long rows = sql.query(
                            "select count(*) from " + table + " t where t::text like ?",
                            row -> row.getLong(1),
                            "%" + text + "%")
                    .get(0);
            List<String> bytes = sql.query("""
                    select quote_ident(column_name) as name from information_schema.columns
                    where quote_ident(table_schema) || '.' || quote_ident(table_name) = ? and data_type = 'bytea'
                    """, row -> row.getString("name"), table);
            for (String column : bytes) {
                rows += sql.query(
                                "select count(*) from " + table + " where position(convert_to(?, 'UTF8') in " + column
                                        + ") > 0",
                                row -> row.getLong(1),
                                text)
                        .get(0);
            }
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }

    /** What the service says to its log, at any level. */
    private static final class Overheard extends Handler implements AutoCloseable {

        private static final Logger OURS = Logger.getLogger("dev.weir");

        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private final Level before = OURS.getLevel();

        static Overheard everything() {
            Overheard overheard = new Overheard();
            overheard.setLevel(Level.ALL);
            Logger.getLogger("").addHandler(overheard);
            OURS.setLevel(Level.ALL);
            return overheard;
        }

        List<String> lines() {
            return List.copyOf(lines);
        }

        @Override
        public void publish(LogRecord record) {
            StringBuilder line = new StringBuilder(String.valueOf(record.getMessage()));
            if (record.getParameters() != null) {
                line.append(Arrays.toString(record.getParameters()));
            }
            for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
                line.append(thrown);
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            OURS.setLevel(before);
            Logger.getLogger("").removeHandler(this);
        }
    }
}
