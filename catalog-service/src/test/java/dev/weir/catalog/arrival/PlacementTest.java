package dev.weir.catalog.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

    private static final List<Lake> LAKES =
            List.of(lake("acme", "s3://acme/"), lake("prod", "s3://acme/prod/"), lake("files", "file:///srv/lake/"));

    @ParameterizedTest
    @CsvSource({
        "s3://acme/silver/orders/part-0.parquet, acme, silver/orders/",
        "s3://acme/silver/orders/day=2026-10-27/region=EU/part-0.parquet, acme, silver/orders/",
        "s3://acme/silver/orders/_day=1/part-0.parquet, acme, silver/orders/",
        "s3://acme/landing/contacts/2026/10/27/04/f.csv, acme, landing/contacts/",
        "s3://acme/prod/t/f.csv, prod, t/",
        "s3://acme/products/t/f.csv, acme, products/t/",
        "s3://acme/f.csv, acme, ''",
        "s3://acme/day=1/f.csv, acme, ''",
        "file:///srv/lake/a b/f.csv, files, a b/",
        "s3://acme/t/_delta_log/00000000000000000001.json, acme, t/",
        "s3://acme/t/_delta_log/_commits/1.json, acme, t/",
        "s3://acme/t/.hoodie/timeline/1.commit, acme, t/"
    })
    void findsTheTableByName(String location, String lake, String prefix) {
        assertThat(Placement.of(location, LAKES)).isInstanceOfSatisfying(Placement.Below.class, below -> {
            assertThat(below.lake().name()).isEqualTo(lake);
            assertThat(below.prefix()).isEqualTo(prefix);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "s3://elsewhere/f.csv, none of the lakes",
        "s3://acme-2/f.csv, none of the lakes",
        "file:///srv/lake, none of the lakes",
        "s3://acme/silver/, marker of a folder",
        "s3://acme/a//f.csv, folder without a name",
        "s3://acme//f.csv, folder without a name",
        "s3://acme/a/../f.csv, folder without a name",
        "s3://acme/t/_SUCCESS, is hidden",
        "s3://acme/t/_temporary/0/part-0.parquet, is hidden",
        "s3://acme/t/.part-0.parquet.crc, is hidden"
    })
    void saysWhyThereIsNothingToLookAt(String location, String reason) {
        assertThat(Placement.of(location, LAKES))
                .isInstanceOfSatisfying(Placement.Nowhere.class, nowhere -> assertThat(nowhere.reason())
                        .contains(reason));
    }

    private static Lake lake(String name, String root) {
        return new Lake(UUID.randomUUID(), name, new LakePath(root), S3Access.DEFAULT, List.of(), Instant.EPOCH);
    }
}
