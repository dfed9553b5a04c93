package dev.weir.policy.apply.store;

import dev.weir.platform.database.Sql;
import dev.weir.policy.apply.Applies;
import dev.weir.policy.apply.Apply;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresApplies implements Applies {

    private static final String SELECT = """
            select a.*,
                (select count(*) from policy.apply_change c where c.apply_id = a.id and c.outcome = 'applied') as applied,
                (select count(*) from policy.apply_change c where c.apply_id = a.id and c.outcome = 'rejected') as rejected,
                (select count(*) from policy.apply_change c where c.apply_id = a.id and c.outcome = 'unknown') as unknown
            from policy.apply a
            """;

    private final Sql sql;

    PostgresApplies(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public boolean begin(UUID id, UUID plan, String target, String begunBy, int changes, Hold hold) {
        return sql.update("""
                        insert into policy.apply (id, plan_id, target, state, begun_by, changes, holder, lease_until)
                        values (?, ?, ?, 'running', ?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                        on conflict (target) where state = 'running' do nothing
                        """, id, plan, target, begunBy, changes, hold.holder(), seconds(hold)) == 1;
    }

    @Override
    public Optional<UUID> takeOver(Hold hold) {
        return sql.query("""
                        update policy.apply set holder = ?, lease_until = clock_timestamp() + make_interval(secs => ?)
                        where id = (
                            select id from policy.apply
                            where state = 'running' and lease_until < clock_timestamp()
                            order by id limit 1 for update skip locked)
                        returning id
                        """, row -> row.getObject("id", UUID.class), hold.holder(), seconds(hold)).stream()
                .findFirst();
    }

    private static double seconds(Hold hold) {
        return hold.lease().toMillis() / 1000.0;
    }

    @Override
    public void touch(UUID id, Hold hold) {
        sql.update("""
                update policy.apply set lease_until = clock_timestamp() + make_interval(secs => ?)
                where id = ? and holder = ? and state = 'running'
                """, seconds(hold), id, hold.holder());
    }

    @Override
    public void intend(UUID id, Hold hold, Map<Integer, Change> changes) {
        var rows = List.copyOf(changes.entrySet());
        int written = sql.update(
                """
                with held as (
                    update policy.apply set lease_until = clock_timestamp() + make_interval(secs => ?)
                    where id = ? and holder = ? and state = 'running' returning id)
                insert into policy.apply_change (apply_id, seq, kind, name, before, after, outcome, reason)
                select held.id, c.seq, c.kind, c.name, c.before, c.after, 'unknown', ''
                from held, unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as c (seq, kind, name, before, after)
                on conflict (apply_id, seq) do update set outcome = 'unknown', reason = '', at = clock_timestamp()
                """,
                seconds(hold),
                id,
                hold.holder(),
                rows.stream().map(Map.Entry::getKey).toArray(Integer[]::new),
                texts(rows, row -> row.getValue().key().kind()),
                texts(rows, row -> row.getValue().key().name()),
                texts(rows, row -> row.getValue().before().orElse(null)),
                texts(rows, row -> row.getValue().after().orElse(null)));
        if (written != changes.size()) {
            throw new HoldLost(id);
        }
    }

    @Override
    public void settle(UUID id, Hold hold, Map<Integer, Outcome> outcomes) {
        var rows = List.copyOf(outcomes.entrySet());
        int written = sql.update(
                """
                update policy.apply_change j
                set outcome = c.outcome, reason = c.reason, at = clock_timestamp()
                from policy.apply a, unnest(?::int[], ?::text[], ?::text[]) as c (seq, outcome, reason)
                where a.id = ? and a.holder = ? and j.apply_id = a.id and j.seq = c.seq
                """,
                rows.stream().map(Map.Entry::getKey).toArray(Integer[]::new),
                texts(rows, row -> row.getValue().result().name().toLowerCase(Locale.ROOT)),
                texts(rows, row -> row.getValue().reason().replace('\0', ' ')),
                id,
                hold.holder());
        if (written != outcomes.size()) {
            throw new HoldLost(id);
        }
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    @Override
    public void finish(UUID id, Hold hold, Apply.State state, Optional<String> error) {
        int written = sql.update("""
                update policy.apply set state = ?, error = ?, finished_at = clock_timestamp()
                where id = ? and holder = ? and state = 'running'
                """, state.wireName(), error.orElse(null), id, hold.holder());
        if (written != 1) {
            throw new HoldLost(id);
        }
    }

    @Override
    public Optional<Apply> find(UUID id) {
        return sql.query(SELECT + "where a.id = ?", PostgresApplies::apply, id).stream()
                .findFirst();
    }

    @Override
    public List<Apply> ofPlan(UUID plan, int limit) {
        return sql.query(
                SELECT + "where a.plan_id = ? order by a.id desc limit ?", PostgresApplies::apply, plan, limit);
    }

    @Override
    public Optional<Apply> lastOf(String target, Apply.State state) {
        return sql
                .query(
                        SELECT + "where a.target = ? and a.state = ? order by a.id desc limit 1",
                        PostgresApplies::apply,
                        target,
                        state.wireName())
                .stream()
                .findFirst();
    }

    private static Apply apply(ResultSet row) throws SQLException {
        return new Apply(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getString("target"),
                Apply.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("begun_by"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("changes"),
                new Apply.Counts(row.getInt("applied"), row.getInt("rejected"), row.getInt("unknown")),
                Optional.ofNullable(row.getString("error")));
    }

    @Override
    public List<Apply.Entry> journal(UUID id, int afterSeq, int limit) {
        return sql.query(
                """
                select seq, kind, name, before, after, outcome, reason, at
                from policy.apply_change
                where apply_id = ? and seq > ?
                order by seq
                limit ?
                """,
                row -> new Apply.Entry(
                        row.getInt("seq"),
                        new Change(
                                new ObjectKey(row.getString("kind"), row.getString("name")),
                                Optional.ofNullable(row.getString("before")),
                                Optional.ofNullable(row.getString("after"))),
                        Outcome.Result.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                id,
                afterSeq,
                limit);
    }
}
