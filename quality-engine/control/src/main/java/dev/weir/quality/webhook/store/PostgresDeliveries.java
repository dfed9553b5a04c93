package dev.weir.quality.webhook.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.webhook.Deliveries;
import dev.weir.quality.webhook.Delivery;
import dev.weir.quality.webhook.Delivery.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresDeliveries implements Deliveries {

    private final Sql sql;

    PostgresDeliveries(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public void add(Delivery delivery) {
        sql.update(
                """
                insert into quality.webhook_delivery (id, hook, kind, subject, body, state, attempts, next_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                delivery.id(),
                delivery.hook(),
                delivery.kind(),
                delivery.subject(),
                delivery.body(),
                delivery.state().name(),
                delivery.attempts(),
                utc(delivery.nextAt()),
                utc(delivery.createdAt()));
    }

    @Override
    public List<Delivery> claimDue(Instant now, Instant until, int limit) {
        return sql.query("""
                update quality.webhook_delivery set next_at = ?, attempts = attempts + 1
                where id in (
                    select id from quality.webhook_delivery
                    where state = 'PENDING' and next_at <= ?
                    order by next_at
                    limit ?
                    for update skip locked)
                returning *
                """, PostgresDeliveries::delivery, utc(until), utc(now), limit);
    }

    @Override
    public void delivered(UUID id, Instant at) {
        sql.update(
                "update quality.webhook_delivery set state = 'DELIVERED', error = null, ended_at = ? where id = ?",
                utc(at),
                id);
    }

    @Override
    public void failed(UUID id, String error, Instant nextAt) {
        sql.update("update quality.webhook_delivery set error = ?, next_at = ? where id = ?", error, utc(nextAt), id);
    }

    @Override
    public void dead(UUID id, String error, Instant at) {
        sql.update(
                "update quality.webhook_delivery set state = 'DEAD', error = ?, ended_at = ? where id = ?",
                error,
                utc(at),
                id);
    }

    @Override
    public boolean revive(UUID id, Instant at) {
        return sql.update("""
                        update quality.webhook_delivery set state = 'PENDING', attempts = 0, next_at = ?, ended_at = null
                        where id = ? and state = 'DEAD'
                        """, utc(at), id) == 1;
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return sql
                .query("select * from quality.webhook_delivery where id = ?", PostgresDeliveries::delivery, id)
                .stream()
                .findFirst();
    }

    @Override
    public List<Delivery> list(Optional<State> state, Optional<String> hook, PageRequest page) {
        String wanted = state.map(Enum::name).orElse(null);
        String to = hook.orElse(null);
        UUID after = page.afterId().orElse(null);
        return sql.query("""
                select * from quality.webhook_delivery
                where (?::text is null or state = ?) and (?::text is null or hook = ?) and (?::uuid is null or id < ?)
                order by id desc
                limit ?
                """, PostgresDeliveries::delivery, wanted, wanted, to, to, after, after, page.limit() + 1);
    }

    @Override
    public long count(String hook, State state) {
        return sql.query(
                        "select count(*) as deliveries from quality.webhook_delivery where hook = ? and state = ?",
                        row -> row.getLong("deliveries"),
                        hook,
                        state.name())
                .get(0);
    }

    @Override
    public void prune(State state, Instant end) {
        sql.update("delete from quality.webhook_delivery where state = ? and ended_at < ?", state.name(), utc(end));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("hook"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("body"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("next_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("error")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
