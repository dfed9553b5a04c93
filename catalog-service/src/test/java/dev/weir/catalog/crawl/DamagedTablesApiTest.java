package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import dev.weir.format.table.Damage;
import dev.weir.format.table.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake in which most tables' metadata is damaged. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class DamagedTablesApiTest {

    private static final int OF_EACH_FORMAT = 25;
    private static final Map<String, String> METADATA =
            Map.of("delta", "_delta_log", "iceberg", "metadata", "hudi", ".hoodie");

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void damagedTablesAreToldAndTakeNothingElseAway(@TempDir Path root, @TempDir Path whole) throws IOException {
        WrittenTables.delta(whole.resolve("delta"));
        WrittenTables.hudi(whole.resolve("hudi"));
        Random random = new Random(20261126);
        for (Map.Entry<String, String> format : METADATA.entrySet()) {
            for (int i = 0; i < OF_EACH_FORMAT; i++) {
                Path table = root.resolve("damaged/" + format.getKey() + i);
                if (format.getKey().equals("iceberg")) {
                    // Its metadata says where it is.
                    WrittenTables.iceberg(table);
                } else {
                    Tables.copy(whole.resolve(format.getKey()), table);
                }
                damageOne(table.resolve(format.getValue()), random);
            }
        }
        Tables.copy(whole.resolve("delta"), root.resolve("whole/delta"));
        Tables.copy(whole.resolve("hudi"), root.resolve("whole/hudi"));
        WrittenTables.iceberg(root.resolve("whole/iceberg"));
        TestLake.put(root.resolve("whole/plain/part-0.parquet"), Footers.file(7, "id:long"));
        crawls.lake("damaged-tables", root);

        JsonPath crawl = crawls.crawl("damaged-tables", "");

        assertThat(crawl.getString("state")).as(crawl.getString("error")).isEqualTo("completed");
        List<Map<String, Object>> all = crawls.datasets("lake=damaged-tables&limit=500")
                .extract()
                .jsonPath()
                .getList("items");
        assertThat(all.stream()
                        .filter(item -> String.valueOf(item.get("alias")).startsWith("whole."))
                        .map(item -> item.get("alias") + " " + item.get("format") + " " + item.get("rows")))
                .containsExactly(
                        "whole.delta delta 3", "whole.hudi hudi 3", "whole.iceberg iceberg 3", "whole.plain parquet 7");
        List<String> told = new ArrayList<>(Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings?kind=broken&limit=500")
                .jsonPath()
                .getList("items.key"));
        assertThat(told).isNotEmpty().allMatch(key -> key.contains("/damaged/"));
        for (String format : METADATA.keySet()) {
            for (int i = 0; i < OF_EACH_FORMAT; i++) {
                String name = format + i;
                assertThat(all.stream().anyMatch(item -> ("damaged." + name).equals(item.get("alias")))
                                || told.stream().anyMatch(key -> key.contains("/damaged/" + name + "/")))
                        .as("%s is catalogued or told", name)
                        .isTrue();
            }
        }
    }

    private static void damageOne(Path metadata, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(metadata)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .filter(file -> !file.getFileName().toString().endsWith(".crc"))
                    .sorted()
                    .toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] before = Files.readAllBytes(file);
        Files.write(file, Damage.of(before, random));
    }
}
