package dev.weir.catalog.crawl;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the footers of plain files say of their columns, added up. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class StatisticsApiTest {

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void theFootersOfManyFilesAreAddedUp(@TempDir Path root) {
        TestLake.put(
                root.resolve("t/part-0.parquet"),
                file(10, of(number(5), number(90), 1), of(text("b"), text("k"), 0), of(number(1), number(1), 0)));
        TestLake.put(
                root.resolve("t/part-1.parquet"),
                file(20, of(number(-7), number(9), 2), of(text("aa"), text("c"), 3), of(number(2), number(2), 0)));
        // A file without rows takes nothing away; one of nothing but nulls has no bounds.
        TestLake.put(root.resolve("t/part-2.parquet"), file(0, new Statistics(), new Statistics(), new Statistics()));
        TestLake.put(
                root.resolve("t/part-3.parquet"),
                file(
                        4,
                        new Statistics().setNull_count(4),
                        new Statistics().setNull_count(4),
                        of(number(3), number(3), 0).setDistinct_count(1)));
        // Of a file that lacks a column, its rows are nulls there.
        TestLake.put(
                root.resolve("t/part-4.parquet"),
                Footers.schema(1)
                        .leaf("id", FieldRepetitionType.OPTIONAL, Type.INT64, null)
                        .group(6, of(number(6), number(95), 0))
                        .file(6));
        crawls.lake("added-up", root);

        crawls.crawl("added-up", "");

        dataset("added-up")
                .body("rows", equalTo(40))
                .body("files", equalTo(5))
                .body("columns[0].name", equalTo("id"))
                .body("columns[0].statistics.nulls", equalTo(7))
                .body("columns[0].statistics.least", equalTo("-7"))
                .body("columns[0].statistics.greatest", equalTo("95"))
                .body("columns[1].name", equalTo("name"))
                .body("columns[1].statistics.nulls", equalTo(13))
                .body("columns[1].statistics.least", equalTo("aa"))
                .body("columns[1].statistics.greatest", equalTo("k"))
                .body("columns[2].name", equalTo("part"))
                .body("columns[2].statistics.nulls", equalTo(6))
                .body("columns[2].statistics.least", equalTo("1"))
                .body("columns[2].statistics.greatest", equalTo("3"))
                .body("columns[2].statistics.distinct", nullValue());
    }

    @Test
    void oneFileThatSaysNothingLeavesTheWholeOpen(@TempDir Path root) {
        TestLake.put(
                root.resolve("t/part-0.parquet"),
                file(10, of(number(5), number(90), 1), of(text("b"), text("k"), 0), of(number(1), number(1), 0)));
        TestLake.put(
                root.resolve("t/part-1.parquet"),
                file(10, new Statistics().setNull_count(2), of(text("a"), text("b"), 0), new Statistics()));
        crawls.lake("left-open", root);

        crawls.crawl("left-open", "");

        dataset("left-open")
                .body("rows", equalTo(20))
                .body("columns[0].statistics.nulls", equalTo(3))
                .body("columns[0].statistics.least", nullValue())
                .body("columns[0].statistics.greatest", nullValue())
                .body("columns[1].statistics.least", equalTo("a"))
                .body("columns[1].statistics.greatest", equalTo("k"))
                .body("columns[2].statistics", nullValue());
    }

    @Test
    void aNewFileChangesTheSum(@TempDir Path root) {
        TestLake.put(
                root.resolve("t/part-0.parquet"),
                file(10, of(number(5), number(90), 1), of(text("b"), text("k"), 0), of(number(1), number(1), 0)));
        crawls.lake("summed-anew", root);
        crawls.crawl("summed-anew", "");
        TestLake.put(
                root.resolve("t/part-1.parquet"),
                file(5, of(number(91), number(92), 2), of(text("l"), text("z"), 0), of(number(1), number(1), 0)));

        crawls.crawl("summed-anew", "");

        dataset("summed-anew")
                .body("version", equalTo(2))
                .body("rows", equalTo(15))
                .body("columns[0].statistics.nulls", equalTo(3))
                .body("columns[0].statistics.least", equalTo("5"))
                .body("columns[0].statistics.greatest", equalTo("92"))
                .body("columns[1].statistics.greatest", equalTo("z"));
    }

    private ValidatableResponse dataset(String lake) {
        return Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("t", lake))
                .then()
                .statusCode(200);
    }

    private static byte[] file(long rows, Statistics... columns) {
        Footers footers = Footers.schema(3)
                .leaf("id", FieldRepetitionType.OPTIONAL, Type.INT64, null)
                .leaf("name", FieldRepetitionType.OPTIONAL, Type.BYTE_ARRAY, ConvertedType.UTF8)
                .leaf("part", FieldRepetitionType.OPTIONAL, Type.INT64, null);
        return rows == 0
                ? footers.file(0)
                : footers.group(rows, Arrays.copyOf(columns, columns.length)).file(rows);
    }

    private static Statistics of(byte[] least, byte[] greatest, long nulls) {
        return new Statistics().setMin_value(least).setMax_value(greatest).setNull_count(nulls);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
