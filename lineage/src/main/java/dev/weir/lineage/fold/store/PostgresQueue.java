package dev.weir.lineage.fold.store;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.Told.Unknown;
import dev.weir.lineage.fold.Queue;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresQueue implements Queue {

    private final Sql sql;

    PostgresQueue(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public OptionalLong lock() {
        return sql
                .query(
                        "select epoch from lineage.folder where id = 1 for update skip locked",
                        row -> row.getLong("epoch"))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public List<EventId> take(int limit) {
        return sql.query(
                """
                delete from lineage.pending where seq in (select seq from lineage.pending order by seq limit ?)
                returning day, hash
                """, row -> new EventId(row.getObject("day", LocalDate.class), Hash.from(row.getBytes("hash"))), limit);
    }

    @Override
    public void folded(int events) {
        sql.update("update lineage.folder set folded = folded + ?, folded_at = now() where id = 1", events);
    }

    @Override
    public void drop(EventId id) {
        sql.update(
                "delete from lineage.pending where day = ? and hash = ?",
                id.day(),
                id.hash().bytes());
    }

    @Override
    public Standing standing() {
        return sql.query(
                        "select folded, folded_at, (select count(*) from lineage.pending) as pending from lineage.folder",
                        row -> new Standing(
                                row.getLong("folded"),
                                Optional.ofNullable(row.getObject("folded_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant),
                                row.getLong("pending")))
                .get(0);
    }

    @Override
    public Map<Unknown, Count> unknown(int limit) {
        Map<Unknown, Count> counts = new LinkedHashMap<>();
        sql.query(
                "select * from lineage.unknown order by times desc, kind, name limit ?",
                row -> counts.put(
                        new Unknown(row.getString("kind"), row.getString("name")),
                        new Count(
                                row.getLong("times"),
                                row.getObject("last_at", OffsetDateTime.class).toInstant())),
                limit);
        return counts;
    }

    @Override
    public void count(Map<Unknown, Count> unknown) {
        if (unknown.isEmpty()) {
            return;
        }
        var rows = List.copyOf(unknown.entrySet());
        sql.update(
                """
                insert into lineage.unknown as u (kind, name, times, last_at)
                select * from unnest(?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
                on conflict (kind, name) do update
                    set times = u.times + excluded.times, last_at = greatest(u.last_at, excluded.last_at)
                """,
                Arrays.texts(rows, row -> row.getKey().kind()),
                Arrays.texts(rows, row -> row.getKey().name()),
                Arrays.longs(rows, row -> row.getValue().times()),
                Arrays.texts(rows, row -> row.getValue().last()));
    }
}
