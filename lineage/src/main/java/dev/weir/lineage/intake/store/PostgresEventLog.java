package dev.weir.lineage.intake.store;

import com.github.luben.zstd.Zstd;
import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.EventReader;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.Told;
import dev.weir.lineage.intake.EventLog;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresEventLog implements EventLog {

    private static final int COMPRESSION = 1;

    private final Sql sql;
    private final Days days;

    PostgresEventLog(DataSource database, Clock clock) {
        this.sql = new Sql(database);
        this.days = new Days(sql, clock);
    }

    // In the order of the key, so that two writers of the same events wait for each other and do not deadlock.
    @Override
    public void append(List<EventReader.Read> events) {
        days.prepare(events.stream().map(event -> event.told().id().day()).distinct());
        sql.update(
                """
                with told as (
                    select * from unnest(?::date[], ?::bytea[], ?::timestamptz[], ?::text[], ?::text[], ?::uuid[],
                        ?::text[], ?::text[], ?::int[], ?::bytea[])
                    as t (day, hash, at, kind, type, run_id, job_namespace, job_name, bytes, body)
                ), kept as (
                    insert into lineage.event (day, hash, at, kind, type, run_id, job_namespace, job_name, bytes, body)
                    select day, hash, at, kind, type, run_id, job_namespace, job_name, bytes, body
                    from told order by day, hash
                    on conflict do nothing
                    returning day, hash
                )
                insert into lineage.pending (day, hash) select day, hash from kept
                """,
                texts(events, event -> event.told().id().day().toString()),
                events.stream().map(event -> event.told().id().hash().bytes()).toArray(byte[][]::new),
                texts(events, event -> event.told().at().toString()),
                texts(events, event -> event.told().kind().name().toLowerCase(Locale.ROOT)),
                texts(events, event -> event.told().type().orElse(null)),
                texts(events, event -> event.told()
                        .run()
                        .map(run -> run.id().toString())
                        .orElse(null)),
                texts(events, event -> job(event.told(), name -> name.namespace())),
                texts(events, event -> job(event.told(), name -> name.name())),
                events.stream().mapToInt(event -> event.json().length).toArray(),
                events.stream()
                        .map(event -> Zstd.compress(event.json(), COMPRESSION))
                        .toArray(byte[][]::new));
    }

    private static String[] texts(
            List<EventReader.Read> events, Function<EventReader.Read, @org.jspecify.annotations.Nullable String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    private static @org.jspecify.annotations.Nullable String job(
            Told told, Function<dev.weir.lineage.event.JobName, String> part) {
        return told.job().map(job -> part.apply(job.name())).orElse(null);
    }

    @Override
    public Map<EventId, byte[]> bodies(Collection<EventId> ids) {
        Map<EventId, byte[]> bodies = new HashMap<>();
        if (ids.isEmpty()) {
            return bodies;
        }
        List<EventId> wanted = List.copyOf(ids);
        sql.query(
                        """
                        select e.* from unnest(?::date[], ?::bytea[]) as w (day, hash)
                        join lineage.event e on e.day = w.day and e.hash = w.hash
                        """,
                        PostgresEventLog::kept,
                        wanted.stream().map(id -> id.day().toString()).toArray(String[]::new),
                        wanted.stream().map(id -> id.hash().bytes()).toArray(byte[][]::new))
                .forEach(kept -> bodies.put(kept.id(), kept.json()));
        return bodies;
    }

    @Override
    public int pending(int most) {
        return sql.query(
                        "select count(*) from (select 1 from lineage.pending limit ?) as counted",
                        row -> row.getInt(1),
                        most)
                .get(0);
    }

    @Override
    public List<Kept> list(Slice slice) {
        String direction = slice.order() == Order.NEWEST_FIRST ? "desc" : "asc";
        return sql.query(
                """
                select * from lineage.event
                where at < coalesce(?::timestamptz, 'infinity') and at > coalesce(?::timestamptz, '-infinity')
                order by at %s, hash limit ? offset ?
                """.formatted(direction),
                PostgresEventLog::kept,
                slice.before().map(Instant::toString).orElse(null),
                slice.after().map(Instant::toString).orElse(null),
                slice.limit(),
                slice.offset());
    }

    @Override
    public Optional<Kept> find(EventId id) {
        return sql
                .query(
                        "select * from lineage.event where day = ? and hash = ?",
                        PostgresEventLog::kept,
                        id.day(),
                        id.hash().bytes())
                .stream()
                .findFirst();
    }

    @Override
    public List<Kept> ofRun(UUID run, int limit) {
        return sql.query(
                "select * from lineage.event where run_id = ? order by at, hash limit ?",
                PostgresEventLog::kept,
                run,
                limit);
    }

    @Override
    public int forget(LocalDate end) {
        return days.forget(end);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        return new Kept(
                new EventId(row.getObject("day", LocalDate.class), Hash.from(row.getBytes("hash"))),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Zstd.decompress(body, row.getInt("bytes")));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
