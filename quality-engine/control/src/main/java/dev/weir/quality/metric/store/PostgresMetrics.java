package dev.weir.quality.metric.store;

import dev.weir.platform.database.Sql;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.metric.Metrics;
import dev.weir.quality.rules.History;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresMetrics implements Metrics {

    private final Sql sql;

    PostgresMetrics(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public void record(UUID batch, String ruleset, Instant receivedAt, List<MetricValue> values) {
        List<MetricValue> finite =
                values.stream().filter(value -> Double.isFinite(value.value())).toList();
        sql.update("delete from quality.metric where batch_id = ?", batch);
        sql.update(
                """
                insert into quality.metric (batch_id, ruleset, name, at, value)
                select ?, ?, name, ?, value from unnest(?::text[], ?::float8[]) as given (name, value)
                on conflict do nothing
                """,
                batch,
                ruleset,
                OffsetDateTime.ofInstant(receivedAt, ZoneOffset.UTC),
                finite.stream().map(MetricValue::name).toArray(String[]::new),
                finite.stream().map(MetricValue::value).toArray(Double[]::new));
    }

    @Override
    public List<MetricValue> of(UUID batch) {
        return sql.query(
                "select name, value from quality.metric where batch_id = ? order by name",
                row -> new MetricValue(row.getString("name"), row.getDouble("value")),
                batch);
    }

    @Override
    public List<History.Point> published(String ruleset, String metric, int most) {
        return sql.query(
                """
                select m.at, m.value
                from quality.metric m join quality.batch b on b.id = m.batch_id
                where m.ruleset = ? and m.name = ? and b.state = 'PUBLISHED'
                order by m.at desc
                limit ?
                """,
                row -> new History.Point(at(row.getObject("at", OffsetDateTime.class)), row.getDouble("value")),
                ruleset,
                metric,
                most);
    }

    private record Named(String metric, History.Point point) {}

    @Override
    public Map<String, List<History.Point>> published(String ruleset, Collection<String> metrics, int most) {
        if (metrics.isEmpty()) {
            return Map.of();
        }
        return sql
                .query(
                        """
                        select wanted.name, m.at, m.value
                        from unnest(?::text[]) as wanted (name)
                        cross join lateral (
                            select m.at, m.value
                            from quality.metric m join quality.batch b on b.id = m.batch_id
                            where m.ruleset = ? and m.name = wanted.name and b.state = 'PUBLISHED'
                            order by m.at desc
                            limit ?) as m
                        order by wanted.name, m.at desc
                        """,
                        row -> new Named(
                                row.getString("name"),
                                new History.Point(
                                        at(row.getObject("at", OffsetDateTime.class)), row.getDouble("value"))),
                        metrics.toArray(String[]::new),
                        ruleset,
                        most)
                .stream()
                .collect(Collectors.groupingBy(Named::metric, Collectors.mapping(Named::point, Collectors.toList())));
    }

    @Override
    public List<Measured> latest(String ruleset, int batches) {
        return sql.query(
                """
                with latest as (
                    select id, state from quality.batch where ruleset = ? order by id desc limit ?)
                select m.name, m.batch_id, m.at, m.value, b.state = 'PUBLISHED' as published
                from quality.metric m join latest b on b.id = m.batch_id
                order by m.name, m.at desc
                """,
                row -> new Measured(
                        row.getString("name"),
                        row.getObject("batch_id", UUID.class),
                        at(row.getObject("at", OffsetDateTime.class)),
                        row.getDouble("value"),
                        row.getBoolean("published")),
                ruleset,
                batches);
    }

    private static Instant at(OffsetDateTime time) {
        return time.toInstant();
    }
}
