package dev.weir.platform.change.store;

import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresChangeFeed implements ChangeFeed {

    private final Sql sql;
    private final Json json;

    PostgresChangeFeed(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.json = json;
    }

    @Override
    public void append(String kind, String subject, Object payload) {
        sql.update(
                "insert into platform.change (kind, subject, payload) values (?, ?, ?::jsonb)",
                kind,
                subject,
                json.write(payload));
    }

    // xids are compared as xid8, which does not wrap around, and travel as text, for which JDBC has a type. The text
    // must
    // not be called xid: "order by" would take it for the column, and sort 1000 before 999.
    @Override
    public List<Change> readAfter(Watermark watermark, int limit) {
        return sql.query("""
                select xid::text as transaction, seq, at, kind, subject, payload
                from platform.change
                where (xid, seq) > (?::xid8, ?)
                  and xid < pg_snapshot_xmin(pg_current_snapshot())
                order by xid, seq
                limit ?
                """, this::change, Long.toUnsignedString(watermark.xid()), watermark.seq(), limit);
    }

    @Override
    public Watermark newest() {
        return sql.query("""
                        select xid::text as transaction, seq
                        from platform.change
                        where xid < pg_snapshot_xmin(pg_current_snapshot())
                        order by xid desc, seq desc
                        limit 1
                        """, PostgresChangeFeed::watermark).stream()
                .findFirst()
                .orElse(Watermark.START);
    }

    private static Watermark watermark(ResultSet row) throws SQLException {
        return new Watermark(Long.parseLong(row.getString("transaction")), row.getLong("seq"));
    }

    private Change change(ResultSet row) throws SQLException {
        return new Change(
                watermark(row),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                json.tree(row.getString("payload")));
    }
}
