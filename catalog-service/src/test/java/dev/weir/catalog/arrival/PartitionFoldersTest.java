package dev.weir.catalog.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionFoldersTest {

    private static final Lake LAKE =
            new Lake(new UUID(0, 1), "lake", new LakePath("s3://lake/"), S3Access.DEFAULT, List.of(), Instant.EPOCH);

    @Test
    void areThoseThatTheObjectsLieIn() {
        assertThat(of("t/", "t/day=2/b.csv", "t/day=1/a.csv", "t/day=2/c.csv")).containsExactly("day=1/", "day=2/");
        assertThat(of("t/", "t/2026/10/27/a.csv")).containsExactly("2026/10/27/");
    }

    @Test
    void ofATableWithoutPartitionsItsOwnIs() {
        assertThat(of("t/", "t/a.csv")).containsExactly("");
        assertThat(of("", "a.csv")).containsExactly("");
    }

    @Test
    void aLogAndAFolderThatIsNoPartitionTellOfTheWholeTable() {
        assertThat(of("t/", "t/day=1/a.parquet", "t/_delta_log/0.json")).isEmpty();
        assertThat(of("t/", "t/.hoodie/0.commit")).isEmpty();
        assertThat(of("t/", "t/data/day=1/a.parquet")).isEmpty();
        assertThat(of("t/", "t/metadata/v1.metadata.json")).isEmpty();
    }

    @Test
    void ofTooManyTheWholeTableIsLookedAt() {
        String[] objects =
                IntStream.range(0, 101).mapToObj(i -> "t/day=" + i + "/a.csv").toArray(String[]::new);

        assertThat(of("t/", objects)).isEmpty();
        assertThat(of("t/", Arrays.copyOf(objects, 100))).hasSize(100);
    }

    private static List<String> of(String prefix, String... objects) {
        return PartitionFolders.of(
                LAKE,
                prefix,
                Arrays.stream(objects).map(key -> "s3://lake/" + key).toList());
    }
}
