package dev.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.words.dbt.DbtManifest;
import dev.weir.catalog.words.dbt.DbtMetric;
import dev.weir.catalog.words.dbt.DbtUnreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DbtManifestTest {

    @Test
    void readsMetricsOverSemanticModels() throws IOException {
        assertThat(read(file("manifest-v12.json")))
                .containsExactly(
                        new DbtMetric(
                                "revenue",
                                "Revenue",
                                "What customers paid.",
                                "sum(amount)",
                                "day",
                                List.of("country", "ordered_at"),
                                List.of("silver.orders"),
                                "/metrics/metric.shop.revenue"),
                        new DbtMetric(
                                "average_order",
                                "Average order",
                                "",
                                "revenue / order_count",
                                "day",
                                List.of("country", "ordered_at"),
                                List.of("silver.orders"),
                                "/metrics/metric.shop.average_order"),
                        new DbtMetric(
                                "double_revenue",
                                "Double revenue",
                                null,
                                "2 * revenue",
                                "day",
                                List.of("country", "ordered_at"),
                                List.of("silver.orders"),
                                "/metrics/metric.shop.double_revenue"));
    }

    @Test
    void readsASemanticManifest() throws IOException {
        assertThat(read(file("semantic_manifest.json")))
                .containsExactly(new DbtMetric(
                        "active_users",
                        "active_users",
                        null,
                        "count_distinct(user_id)",
                        "month",
                        List.of("at"),
                        List.of("gold.logins"),
                        "/metrics/0"));
    }

    @Test
    void readsMetricsAsTheyWereBeforeSemanticModels() throws IOException {
        assertThat(read(file("manifest-v8.json")))
                .containsExactly(new DbtMetric(
                        "revenue",
                        "Revenue",
                        null,
                        "sum(amount)",
                        "day",
                        List.of("country"),
                        List.of("silver.orders"),
                        "/metrics/metric.shop.revenue"));
    }

    @Test
    void tellsTheJsonPointersOfWhatIsWrong() throws IOException {
        String broken = file("manifest-v12.json")
                .replace("\"name\": \"order_total\", \"filter\"", "\"name\": \"gone\", \"filter\"")
                .replace("\"name\": \"double_revenue\",", "");

        DbtUnreadable unreadable = catchThrowableOfType(DbtUnreadable.class, () -> read(broken));

        assertThat(unreadable.places())
                .extracting(place -> place.pointer())
                .contains(
                        "/metrics/metric.shop.double_revenue/name", "/metrics/metric.shop.revenue/type_params/measure");
        assertThat(catchThrowableOfType(DbtUnreadable.class, () -> read("{}")).places())
                .extracting(place -> place.pointer())
                .containsExactly("/metrics");
        assertThat(catchThrowableOfType(DbtUnreadable.class, () -> read("{\n  \"metrics\": oops"))
                        .places())
                .extracting(place -> place.line())
                .containsExactly(2);
    }

    private static List<DbtMetric> read(String text) {
        return DbtManifest.read(new ObjectMapper(), text);
    }

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/dbt", name));
    }
}
