package dev.weir.platform.audit.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.platform.access.Actor;
import dev.weir.platform.audit.AuditEntry;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.database.Sql;
import dev.weir.platform.id.Ids;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.RequestIdFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresAuditTrail implements AuditTrail {

    private final Sql sql;
    private final Json json;
    private final Ids ids;
    private final Clock clock;

    PostgresAuditTrail(DataSource database, Json json, Ids ids, Clock clock) {
        this.sql = new Sql(database);
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void record(Actor actor, String action, String object, @Nullable Object before, @Nullable Object after) {
        sql.update(
                """
                insert into platform.audit (id, at, actor, role, action, object, before, after, request_id)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
                """,
                ids.next(),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                actor.name(),
                actor.role().wireName(),
                action,
                object,
                text(before),
                text(after),
                RequestIdFilter.current());
    }

    @Override
    public List<AuditEntry> list(Optional<String> object, PageRequest page) {
        return sql.query(
                """
                select id, at, actor, role, action, object, before, after, request_id
                from platform.audit
                where (?::text is null or object = ?) and (?::uuid is null or id < ?)
                order by id desc
                limit ?
                """,
                this::entry,
                object.orElse(null),
                object.orElse(null),
                page.afterId().orElse(null),
                page.afterId().orElse(null),
                page.limit() + 1);
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("role"),
                row.getString("action"),
                row.getString("object"),
                node(row.getString("before")),
                node(row.getString("after")),
                row.getString("request_id"));
    }

    private @Nullable String text(@Nullable Object state) {
        return state == null ? null : json.write(state);
    }

    private @Nullable JsonNode node(@Nullable String text) {
        return text == null ? null : json.tree(text);
    }
}
