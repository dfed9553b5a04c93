package dev.weir.quality.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.profile.ColumnProfile;
import dev.weir.quality.profile.ColumnProfile.Bin;
import dev.weir.quality.profile.ColumnProfile.Counted;
import dev.weir.quality.profile.ColumnProfile.Distinct;
import dev.weir.quality.profile.ColumnProfile.Lengths;
import dev.weir.quality.profile.ColumnProfile.Quantile;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.profile.ProfileFailed;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class ProfilerTest {
    @TempDir
    Path dir;

    @Test
    void tellsWhatCsvHolds() {
        DataProfile profile = profile(Checks.in(dir)
                .csv(
                        "a.csv",
                        "id,code,day,note,mail",
                        "1,AB-12,2026-01-01,\"\",a@x.org",
                        "2,CD-34,2026-01-03,,b@x.org",
                        "4,ABC-1,2026-01-05,x,c@y.org",
                        "9,AB-12,2026-01-02,x,c@y.org",
                        "only,four,fields"));

        assertThat(profile.rows()).isEqualTo(4);
        assertThat(profile.malformed()).isEqualTo(1);
        assertThat(profile.exact()).isTrue();
        ColumnProfile id = column(profile, "id");
        assertThat(id.written()).isEqualTo("text");
        assertThat(id.found()).isEqualTo("bigint");
        assertThat(id.least()).isEqualTo("1");
        assertThat(id.greatest()).isEqualTo("9");
        assertThat(id.mean()).isEqualTo(4.0);
        assertThat(id.deviation()).isCloseTo(Math.sqrt(9.5), within(1e-12));
        assertThat(id.quantiles()).contains(new Quantile(0.5, "2"));
        assertThat(id.histogram()).hasSize(9).startsWith(new Bin("1", "2", 1), new Bin("2", "3", 1));
        ColumnProfile code = column(profile, "code");
        assertThat(code.patterns()).containsExactly(new Counted("AA-99", 3), new Counted("AAA-9", 1));
        assertThat(code.top())
                .containsExactly(new Counted("AB-12", 2), new Counted("ABC-1", 1), new Counted("CD-34", 1));
        assertThat(code.wholeTop()).isTrue();
        assertThat(code.distinct()).isEqualTo(new Distinct(3, true));
        assertThat(code.lengths()).isEqualTo(new Lengths(5, 5, 5));
        assertThat(column(profile, "day").found()).isEqualTo("date");
        assertThat(column(profile, "day").histogram()).hasSize(20);
        assertThat(column(profile, "note").nulls()).isEqualTo(1);
        assertThat(column(profile, "note").empties()).isEqualTo(1);
        assertThat(column(profile, "mail").found()).isEqualTo("email");
    }

    @Test
    void tellsWhatTextInParquetCouldBe() {
        DataProfile profile = profile(Checks.in(dir).parquet("a.parquet", """
                        SELECT CAST(i AS VARCHAR) AS whole, CAST(i AS VARCHAR) || '.5' AS fraction, '2026-01-01' AS day,
                               CAST(uuid() AS VARCHAR) AS key, 'NaN'::DOUBLE AS odd, [i] AS list, CAST(NULL AS VARCHAR) AS none,
                               CASE WHEN i = 0 THEN 'inf'::DOUBLE ELSE i END AS unbounded,
                               TIMESTAMPTZ '2026-01-01 00:00:00+00' AS at
                        FROM range(50) t(i)"""));

        assertThat(profile.columns().stream().collect(Collectors.toMap(ColumnProfile::name, ColumnProfile::found)))
                .containsEntry("whole", "integer")
                .containsEntry("fraction", "decimal")
                .containsEntry("day", "date")
                .containsEntry("key", "uuid")
                .containsEntry("none", "text")
                .containsEntry("list", "bigint[]");
        assertThat(column(profile, "odd").nans()).isEqualTo(50);
        assertThat(column(profile, "odd").least()).isNull();
        assertThat(column(profile, "unbounded").greatest()).isEqualTo("inf");
        assertThat(column(profile, "unbounded").mean()).isEqualTo(25.0);
        assertThat(column(profile, "none").nulls()).isEqualTo(50);
        assertThat(column(profile, "list").distinct()).isNull();
        assertThat(column(profile, "at").histogram())
                .containsExactly(new Bin("2026-01-01T00:00", "2026-01-01T00:00", 50));
    }

    @Test
    void estimatesWithinTheStatedErrorWhereThereIsMuch() {
        DataProfile profile = profile(Checks.in(dir)
                .parquet(
                        "a.parquet",
                        "SELECT i AS id, hash(i) % 20000 AS many, CASE WHEN i % 4 = 0 THEN 7 ELSE i % 30011 END AS top,"
                                + " 'k' || (i % 5) AS few FROM range(200000) t(i)"));

        assertThat(profile.exact()).isFalse();
        assertThat(column(profile, "id").distinct()).isEqualTo(new Distinct(200_000, true));
        Distinct many = column(profile, "many").distinct();
        assertThat(many.exact()).isFalse();
        assertThat((double) many.count()).isCloseTo(20_000, within(3 * DataProfile.DISTINCT_ERROR * 20_000));
        assertThat(column(profile, "top").top().get(0).value()).isEqualTo("7");
        assertThat(column(profile, "top").top().get(0).count()).isGreaterThanOrEqualTo(50_000);
        assertThat(column(profile, "few").distinct()).isEqualTo(new Distinct(5, true));
        assertThat(column(profile, "few").top()).hasSize(5).allMatch(one -> one.count() == 40_000);
        double median =
                Double.parseDouble(column(profile, "id").quantiles().get(3).value());
        assertThat(median).isCloseTo(100_000, within(2_000.0));
    }

    @Test
    void readsWideTablesAndEmptyOnes() {
        String wide = IntStream.range(0, 1000)
                .mapToObj(i -> "i + " + i + " AS c_" + i)
                .collect(Collectors.joining(", "));
        DataProfile profile = profile(Checks.in(dir).parquet("a.parquet", "SELECT " + wide + " FROM range(100) t(i)"));
        assertThat(profile.columns())
                .hasSize(1000)
                .allMatch(column -> column.distinct().count() == 100);
        assertThat(column(profile, "c_999").least()).isEqualTo("999");

        DataProfile none = profile(Checks.in(dir.resolve("none")).csv("a.csv", "a,b"));
        assertThat(none.rows()).isZero();
        assertThat(none.columns()).extracting(ColumnProfile::name).containsExactly("a", "b");
    }

    @Test
    void hidesTheValuesOfMaskedColumns() {
        DataProfile profile = profile(Checks.in(dir).ndjson("a.json", "{\"name\":\"Ada\"}", "{\"name\":\"Ben\"}"))
                .masked(Set.of("name"));

        assertThat(profile.toString()).doesNotContain("Ada").doesNotContain("Ben");
        assertThat(column(profile, "name").distinct()).isEqualTo(new Distinct(2, true));
    }

    @Test
    void saysWhichFileCannotBeRead() {
        Checks broken = Checks.in(dir).file(DataFormat.PARQUET, "a.parquet", "no parquet".repeat(5));
        assertThatThrownBy(() -> profile(broken))
                .isInstanceOf(ProfileFailed.class)
                .hasMessageContaining("a.parquet is no readable Parquet file");
    }

    private DataProfile profile(Checks checks) {
        return new Profiler(Checks.settings(dir), ObjectFetcher.none())
                .profile(checks.request().source(), new Cancellation());
    }

    private static ColumnProfile column(DataProfile profile, String name) {
        return profile.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
