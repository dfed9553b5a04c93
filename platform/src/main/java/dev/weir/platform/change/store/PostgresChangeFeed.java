package dev.weir.platform.change.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresChangeFeed implements ChangeFeed {

    private final Sql sql;
    private final ObjectMapper json;

    PostgresChangeFeed(DataSource database, ObjectMapper json) {
        this.sql = new Sql(database);
        this.json = json;
    }

    @Override
    public void append(String kind, String subject, Object payload) {
        sql.update(
                "insert into platform.change (kind, subject, payload) values (?, ?, ?::jsonb)",
                kind,
                subject,
                text(payload));
    }

    // xids are compared as xid8, which does not wrap around, and travel as text, for which JDBC has a type.
    @Override
    public List<Change> readAfter(Watermark watermark, int limit) {
        return sql.query("""
                select xid::text as xid, seq, at, kind, subject, payload
                from platform.change
                where (xid, seq) > (?::xid8, ?)
                  and xid < pg_snapshot_xmin(pg_current_snapshot())
                order by xid, seq
                limit ?
                """, this::change, Long.toUnsignedString(watermark.xid()), watermark.seq(), limit);
    }

    private Change change(ResultSet row) throws SQLException {
        try {
            return new Change(
                    new Watermark(Long.parseLong(row.getString("xid")), row.getLong("seq")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("kind"),
                    row.getString("subject"),
                    json.readTree(row.getString("payload")));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL returned a jsonb that is not JSON", impossible);
        }
    }

    private String text(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not to be written as JSON: " + payload, unwritable);
        }
    }
}
