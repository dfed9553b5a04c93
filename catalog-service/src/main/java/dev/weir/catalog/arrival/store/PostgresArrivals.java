package dev.weir.catalog.arrival.store;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.weir.catalog.arrival.Arrival;
import dev.weir.catalog.arrival.Arrival.State;
import dev.weir.catalog.arrival.Arrivals;
import dev.weir.catalog.arrival.ObjectEvent;
import dev.weir.catalog.arrival.Sequencer;
import dev.weir.catalog.arrival.Triage.Known;
import dev.weir.catalog.arrival.Triage.Unnumbered;
import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresArrivals implements Arrivals {

    private final Sql sql;

    PostgresArrivals(DataSource database) {
        this.sql = new Sql(database);
    }

    private record SequencerOf(String location, Sequencer sequencer) {}

    @Override
    public Known known(List<ObjectEvent> events) {
        List<String> identities = sql.query(
                """
                select a.identity
                from catalog.arrival a join jsonb_array_elements_text(?::jsonb) wanted (identity) using (identity)
                """,
                row -> row.getString("identity"),
                JsonRows.of(events.stream()
                        .flatMap(event -> event.identity().stream())
                        .distinct()
                        .toList()));
        Map<String, Sequencer> newest = new HashMap<>();
        sql.query(
                        """
                        select l.location, a.sequencer
                        from jsonb_array_elements_text(?::jsonb) l (location)
                        cross join lateral (
                            select sequencer from catalog.arrival a
                            where a.location = l.location and a.sequencer_order is not null
                            order by a.sequencer_order desc, a.sequencer collate "C" desc
                            limit 1
                        ) a
                        """,
                        row -> new SequencerOf(row.getString("location"), new Sequencer(row.getString("sequencer"))),
                        JsonRows.of(locations(events.stream()
                                .filter(event -> event.sequencer().isPresent()))))
                .forEach(known -> newest.put(known.location(), known.sequencer()));
        // Locked, so that none of them is taken before the caller's transaction ends; one being taken now does not
        // count.
        List<Unnumbered> waiting = sql.query(
                """
                select a.location, a.event
                from catalog.arrival a
                where a.location in (select jsonb_array_elements_text(?::jsonb))
                  and a.sequencer is null and a.state = 'waiting'
                for share of a skip locked
                """,
                row -> new Unnumbered(row.getString("location"), kind(row)),
                JsonRows.of(locations(
                        events.stream().filter(event -> event.sequencer().isEmpty()))));
        return new Known(new HashSet<>(identities), newest, new HashSet<>(waiting));
    }

    private static List<String> locations(Stream<ObjectEvent> events) {
        return events.map(ObjectEvent::location).distinct().toList();
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Row(
            UUID id,
            UUID lakeId,
            String prefix,
            String location,
            String event,
            String versionId,
            @Nullable String sequencer,
            @Nullable String sequencerOrder,
            @Nullable String identity,
            String source,
            @Nullable String occurredAt,
            String receivedAt,
            String state,
            @Nullable String settledAt) {

        static Row of(Arrival arrival, UUID lakeId) {
            ObjectEvent event = arrival.event();
            return new Row(
                    arrival.id(),
                    lakeId,
                    arrival.prefix(),
                    event.location(),
                    event.kind().wireName(),
                    event.versionId(),
                    event.sequencer().map(Sequencer::value).orElse(null),
                    event.sequencer().map(Sequencer::leftPadded).orElse(null),
                    event.identity().orElse(null),
                    arrival.source(),
                    event.occurredAt().map(Instant::toString).orElse(null),
                    arrival.receivedAt().toString(),
                    arrival.state().wireName(),
                    arrival.settledAt().map(Instant::toString).orElse(null));
        }

        String identityOrEmpty() {
            return identity == null ? "" : identity;
        }
    }

    // In one order for all callers: two that add the same events wait for each other, and not both for both.
    @Override
    public List<UUID> add(List<Arrival> arrivals, List<UUID> lakes) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>(arrivals.size());
        for (int i = 0; i < arrivals.size(); i++) {
            rows.add(Row.of(arrivals.get(i), lakes.get(i)));
        }
        rows.sort(Comparator.comparing(Row::identityOrEmpty));
        return sql.query("""
                insert into catalog.arrival (id, lake_id, prefix, location, event, version_id, sequencer, sequencer_order,
                    identity, source, occurred_at, received_at, state, due_at, settled_at)
                select id, lake_id, prefix, location, event, version_id, sequencer, sequencer_order,
                    identity, source, occurred_at, received_at, state, received_at, settled_at
                from jsonb_to_recordset(?::jsonb) as r (id uuid, lake_id uuid, prefix text, location text, event text,
                    version_id text, sequencer text, sequencer_order text, identity text, source text,
                    occurred_at timestamptz, received_at timestamptz, state text, settled_at timestamptz)
                on conflict (identity) do nothing
                returning id
                """, row -> row.getObject("id", UUID.class), JsonRows.of(rows));
    }

    @Override
    public List<Arrival> list(Optional<String> lake, Optional<State> state, PageRequest page) {
        String ofLake = lake.orElse(null);
        String inState = state.map(State::wireName).orElse(null);
        UUID before = page.afterId().orElse(null);
        return sql.query(
                """
                select a.*, l.name as lake
                from catalog.arrival a join platform.lake l on l.id = a.lake_id
                where (?::text is null or l.name = ?) and (?::text is null or a.state = ?)
                  and (?::uuid is null or a.id < ?)
                order by a.id desc
                limit ?
                """, PostgresArrivals::arrival, ofLake, ofLake, inState, inState, before, before, page.limit() + 1);
    }

    // A crawl of the future was asked for by a service whose clock was wrong.
    @Override
    public List<Due> due(Duration gap, int limit) {
        return sql.query(
                """
                select a.lake_id, a.prefix
                from catalog.arrival a
                where a.state = 'waiting' and a.due_at <= clock_timestamp()
                  and not exists (
                    select 1 from catalog.crawl c
                    where c.lake_id = a.lake_id and c.prefix = a.prefix
                      and (c.state = 'running'
                        or (c.state <> 'queued' and c.created_at > clock_timestamp() - make_interval(secs => ?)
                          and c.created_at <= clock_timestamp())))
                group by a.lake_id, a.prefix
                order by min(a.received_at)
                limit ?
                """,
                row -> new Due(row.getObject("lake_id", UUID.class), row.getString("prefix")),
                seconds(gap),
                limit);
    }

    // The state tells what was taken from what comes in between, since crawl_id is still null.
    @Override
    public List<String> take(Due table) {
        return sql.query("""
                update catalog.arrival set state = 'looking', crawl_id = null
                where lake_id = ? and prefix = ? and state = 'waiting' and due_at <= clock_timestamp()
                returning location
                """, row -> row.getString("location"), table.lakeId(), table.prefix());
    }

    @Override
    public void looking(Due table, UUID crawlId) {
        sql.update("""
                update catalog.arrival set crawl_id = ?
                where lake_id = ? and prefix = ? and state = 'looking' and crawl_id is null
                """, crawlId, table.lakeId(), table.prefix());
    }

    @Override
    public void move(Due table, String prefix) {
        sql.update(
                "update catalog.arrival set prefix = ? where lake_id = ? and prefix = ? and state = 'waiting'",
                prefix,
                table.lakeId(),
                table.prefix());
    }

    @Override
    public void failed(Due table, String error, Patience patience) {
        sql.update(
                """
                with failed as (
                    update catalog.arrival a
                    set attempts = attempts + 1, error = ?,
                        state = case when attempts + 1 >= ? then 'dead' else 'waiting' end,
                        due_at = clock_timestamp() + make_interval(secs => least(?, ? * power(2, least(attempts, 20))))
                    where a.lake_id = ? and a.prefix = ? and a.state = 'waiting' and a.due_at <= clock_timestamp()
                    returning a.id, a.source, a.location, a.state, a.error
                )
                insert into catalog.dead_letter (id, died_at, source, location, reason, arrival_id)
                select id, clock_timestamp(), source, location, error, id from failed where state = 'dead'
                """,
                error,
                patience.most(),
                seconds(patience.longestPause()),
                seconds(patience.pause()),
                table.lakeId(),
                table.prefix());
    }

    @Override
    public void settle(Patience patience) {
        sql.update("""
                update catalog.arrival a
                set state = 'done', settled_at = clock_timestamp(), error = null
                from catalog.crawl c
                where a.state = 'looking' and c.id = a.crawl_id and c.state = 'completed'
                """);
        // A crawl that was given up, whatever its state is called, has told nothing.
        sql.update("""
                with failed as (
                    update catalog.arrival a
                    set attempts = a.attempts + 1,
                        error = coalesce((select error from catalog.crawl c where c.id = a.crawl_id),
                            'the crawl was given up'),
                        state = case when a.attempts + 1 >= ? then 'dead' else 'waiting' end,
                        due_at = clock_timestamp() + make_interval(secs => least(?, ? * power(2, least(a.attempts, 20))))
                    where a.state = 'looking' and not exists (
                        select 1 from catalog.crawl c
                        where c.id = a.crawl_id and c.state in ('queued', 'running', 'paused', 'completed'))
                    returning a.id, a.source, a.location, a.state, a.error
                )
                insert into catalog.dead_letter (id, died_at, source, location, reason, arrival_id)
                select id, clock_timestamp(), source, location, error, id from failed where state = 'dead'
                """, patience.most(), seconds(patience.longestPause()), seconds(patience.pause()));
    }

    @Override
    public boolean revive(UUID id) {
        return sql.update("""
                        update catalog.arrival
                        set state = 'waiting', attempts = 0, due_at = clock_timestamp(), crawl_id = null
                        where id = ? and state = 'dead'
                        """, id) == 1;
    }

    // Of the dataset feature's table only this is read: whether a place is known to be a table of such a format.
    @Override
    public List<String> tablesAbove(List<String> roots) {
        return sql.query("""
                select distinct root, length(root)
                from catalog.dataset
                where root in (select jsonb_array_elements_text(?::jsonb)) and format in ('DELTA', 'ICEBERG', 'HUDI')
                  and missing_since is null
                order by length(root)
                """, row -> row.getString("root"), JsonRows.of(roots));
    }

    @Override
    public int prune(Instant before, int limit) {
        return sql.update("""
                delete from catalog.arrival
                where id in (
                    select id from catalog.arrival
                    where state in ('done', 'outdated') and settled_at < ?
                    limit ?
                    for update skip locked)
                """, OffsetDateTime.ofInstant(before, ZoneOffset.UTC), limit);
    }

    @Override
    public Backlog backlog() {
        return sql.query(
                        """
                        select count(*) filter (where state = 'waiting') as waiting,
                            count(*) filter (where state = 'looking') as looking,
                            min(received_at) as oldest
                        from catalog.arrival
                        where state in ('waiting', 'looking')
                        """, row -> new Backlog(row.getLong("waiting"), row.getLong("looking"), instant(row, "oldest")))
                .get(0);
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        return new Arrival(
                row.getObject("id", UUID.class),
                row.getString("lake"),
                row.getString("prefix"),
                new ObjectEvent(
                        row.getString("location"),
                        kind(row),
                        row.getString("version_id"),
                        Optional.ofNullable(row.getString("sequencer")).map(Sequencer::new),
                        instant(row, "occurred_at")),
                row.getString("source"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "received_at").orElseThrow(),
                row.getInt("attempts"),
                Optional.ofNullable(row.getObject("crawl_id", UUID.class)),
                instant(row, "settled_at"),
                Optional.ofNullable(row.getString("error")));
    }

    private static ObjectEvent.Kind kind(ResultSet row) throws SQLException {
        return ObjectEvent.Kind.valueOf(row.getString("event").toUpperCase(Locale.ROOT));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
