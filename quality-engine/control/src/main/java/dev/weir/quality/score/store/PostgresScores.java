package dev.weir.quality.score.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.rules.Dimension;
import dev.weir.quality.score.RuleTallies;
import dev.weir.quality.score.Scorecard;
import dev.weir.quality.score.Scorecard.DayTally;
import dev.weir.quality.score.Scorecard.Subject;
import dev.weir.quality.score.Scores;
import dev.weir.quality.score.Tally;
import dev.weir.quality.score.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresScores implements Scores {

    private static final String ALL_RULES = "ALL";

    /** Of what was {@code wanted}, by day and dimension. Outer joins, so that what has no tally is told as well. */
    private static final String TALLIES = """
            , meant (kind, dimension) as (select * from unnest(?::text[], ?::text[]))
            select w.lake, w.zone, w.subject, w.datasets, t.day, d.dimension, sum(t.passed) as passed,
                sum(t.failed) as failed, sum(t.undecided) as undecided, sum(t.skipped) as skipped
            from wanted w
            left join quality.rule_tally t on t.lake = w.lake and t.dataset = w.dataset and t.day between ? and ?
            left join lateral (
                select 'ALL' as dimension
                union
                select meant.dimension from meant where meant.kind = any (t.kinds)) d on t.day is not null
            group by w.lake, w.zone, w.subject, w.datasets, t.day, d.dimension
            order by w.lake, w.subject, w.zone, t.day
            """;

    private final Sql sql;
    private final String[] kinds;
    private final String[] dimensions;

    PostgresScores(DataSource database) {
        this.sql = new Sql(database);
        List<RuleKind> rules = Arrays.stream(RuleKind.values())
                .filter(kind -> Dimension.of(kind).isPresent())
                .toList();
        this.kinds = rules.stream().map(RuleKind::name).toArray(String[]::new);
        this.dimensions = rules.stream()
                .map(kind -> Dimension.of(kind).orElseThrow().name())
                .toArray(String[]::new);
    }

    // The dataset's row stays locked until the transaction ends: no two of them can wait for each other's tallies.
    @Override
    public void add(Place place, RuleTallies change) {
        sql.update("""
                insert into quality.scored_dataset (lake, dataset, zone) values (?, ?, ?)
                on conflict (lake, dataset) do update set zone = excluded.zone
                """, place.lake(), place.dataset(), place.zone());
        Collection<Tally> tallies = change.byKinds().values();
        sql.update(
                """
                insert into quality.rule_tally as t (lake, dataset, day, kinds, passed, failed, undecided, skipped)
                select ?, ?, ?, string_to_array(kinds, ' '), passed, failed, undecided, skipped
                from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as given (kinds, passed, failed, undecided, skipped)
                on conflict (lake, dataset, day, kinds) do update
                set passed = t.passed + excluded.passed, failed = t.failed + excluded.failed,
                    undecided = t.undecided + excluded.undecided, skipped = t.skipped + excluded.skipped
                """,
                place.lake(),
                place.dataset(),
                place.day(),
                change.byKinds().keySet().toArray(String[]::new),
                column(tallies, Tally::passed),
                column(tallies, Tally::failed),
                column(tallies, Tally::undecided),
                column(tallies, Tally::skipped));
    }

    private static Long[] column(Collection<Tally> tallies, ToLongFunction<Tally> part) {
        return tallies.stream().map(part::applyAsLong).toArray(Long[]::new);
    }

    @Override
    public List<Scorecard> datasets(Optional<String> lake, Optional<String> dataset, Window window, PageRequest page) {
        String inLake = lake.orElse(null);
        String wanted = dataset.orElse(null);
        Key after = page.after(Key::of).orElse(Key.NONE);
        return scorecards(
                """
                with wanted as (
                    select lake, zone, dataset as subject, dataset, 1 as datasets
                    from quality.scored_dataset
                    where (?::text is null or lake = ?) and (?::text is null or dataset = ?)
                        and (?::text is null or (lake, dataset) > (?, ?))
                    order by lake, dataset
                    limit ?)
                """,
                window,
                inLake,
                inLake,
                wanted,
                wanted,
                after.lake(),
                after.lake(),
                after.name(),
                page.limit() + 1);
    }

    @Override
    public List<Scorecard> domains(Optional<String> lake, Window window, PageRequest page) {
        String inLake = lake.orElse(null);
        Key after = page.after(Key::of).orElse(Key.NONE);
        return scorecards("""
                with domain as (
                    select lake, zone, count(*) as datasets
                    from quality.scored_dataset
                    where (?::text is null or lake = ?) and (?::text is null or (lake, zone) > (?, ?))
                    group by lake, zone
                    order by lake, zone
                    limit ?),
                wanted as (
                    select lake, zone, null::text as subject, dataset, datasets
                    from domain join quality.scored_dataset using (lake, zone))
                """, window, inLake, inLake, after.lake(), after.lake(), after.name(), page.limit() + 1);
    }

    @Override
    public Optional<Scorecard> dataset(String lake, String dataset, Window window) {
        return scorecards("""
                with wanted as (
                    select lake, zone, dataset as subject, dataset, 1 as datasets
                    from quality.scored_dataset
                    where lake = ? and dataset = ?)
                """, window, lake, dataset).stream().findFirst();
    }

    /** Where a page goes on. */
    private record Key(@Nullable String lake, @Nullable String name) {
        static final Key NONE = new Key(null, null);

        static Key of(String cursor) {
            int cut = cursor.indexOf('\n');
            if (cut < 0) {
                throw new IllegalArgumentException("no key of a scorecard: " + cursor);
            }
            return new Key(cursor.substring(0, cut), cursor.substring(cut + 1));
        }
    }

    private record Found(Subject subject, Optional<DayTally> day) {}

    private List<Scorecard> scorecards(String wanted, Window window, @Nullable Object... parameters) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(parameters));
        all.addAll(List.of(kinds, dimensions, window.from(), window.to()));
        Map<Subject, List<DayTally>> found = new LinkedHashMap<>();
        for (Found one : sql.query(wanted + TALLIES, PostgresScores::found, all.toArray())) {
            List<DayTally> days = found.computeIfAbsent(one.subject(), subject -> new ArrayList<>());
            one.day().ifPresent(days::add);
        }
        return found.entrySet().stream()
                .map(entry -> new Scorecard(entry.getKey(), window, entry.getValue()))
                .toList();
    }

    private static Found found(ResultSet row) throws SQLException {
        Subject subject = new Subject(
                row.getString("lake"),
                row.getString("zone"),
                Optional.ofNullable(row.getString("subject")),
                row.getLong("datasets"));
        LocalDate day = row.getObject("day", LocalDate.class);
        if (day == null) {
            return new Found(subject, Optional.empty());
        }
        String dimension = row.getString("dimension");
        return new Found(
                subject,
                Optional.of(new DayTally(
                        day,
                        dimension.equals(ALL_RULES) ? Optional.empty() : Optional.of(Dimension.valueOf(dimension)),
                        new Tally(
                                row.getLong("passed"),
                                row.getLong("failed"),
                                row.getLong("undecided"),
                                row.getLong("skipped")))));
    }
}
