package dev.weir.policy.desk.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import dev.weir.policy.desk.Drift;
import dev.weir.policy.desk.Drifts;
import dev.weir.policy.plan.Fingerprint;
import dev.weir.policy.plan.Plan;
import dev.weir.policy.target.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresDrifts implements Drifts {

    private final Sql sql;
    private final PackedJson packed;

    PostgresDrifts(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.packed = new PackedJson(json);
    }

    @Override
    public boolean found(UUID id, String target, Plan repair) {
        String digest = Fingerprint.of(Stream.concat(repair.changes().stream(), repair.held().stream())
                .map(Change::toString)
                .sorted()
                .toList());
        byte[] body = packed.pack(repair);
        List<String> known = sql.query(
                "select digest from policy.drift where target = ? and state = 'open' for update",
                row -> row.getString("digest"),
                target);
        if (known.isEmpty()) {
            return sql.update("""
                insert into policy.drift (id, target, state, digest, body) values (?, ?, 'open', ?, ?)
                on conflict (target) where state = 'open' do nothing
                """, id, target, digest, body) == 1;
        }
        sql.update("""
            update policy.drift set digest = ?, body = ?, seen_at = clock_timestamp()
            where target = ? and state = 'open'
            """, digest, body, target);
        return !known.get(0).equals(digest);
    }

    @Override
    public boolean end(String target, Drift.State state, String by) {
        return sql.update("""
            update policy.drift set state = ?, ended_at = clock_timestamp(), ended_by = ?
            where target = ? and state = 'open'
            """, state.wireName(), by, target) == 1;
    }

    @Override
    public Optional<Drift> find(UUID id) {
        return sql.query("select * from policy.drift where id = ?", this::drift, id).stream()
                .findFirst();
    }

    @Override
    public List<Drift> list(int limit) {
        return sql.query("select * from policy.drift order by state <> 'open', id desc limit ?", this::drift, limit);
    }

    private Drift drift(ResultSet row) throws SQLException {
        return new Drift(
                row.getObject("id", UUID.class),
                row.getString("target"),
                Drift.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                time(row, "found_at").orElseThrow(),
                time(row, "seen_at").orElseThrow(),
                time(row, "ended_at"),
                Optional.ofNullable(row.getString("ended_by")),
                packed.unpack(row.getBytes("body"), Plan.class));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @Override
    public void accept(String target, List<Change> repairs, String person) {
        repairs.forEach(repair -> sql.update(
                """
                insert into policy.accepted_difference (target, kind, name, observed, person) values (?, ?, ?, ?, ?)
                on conflict (target, kind, name) do update
                set observed = excluded.observed, person = excluded.person, at = clock_timestamp()
                """,
                target,
                repair.key().kind(),
                repair.key().name(),
                repair.before().orElse(null),
                person));
    }

    @Override
    public boolean accepted(String target, Change repair) {
        return !sql.query(
                        """
                        select 1 from policy.accepted_difference
                        where target = ? and kind = ? and name = ? and observed is not distinct from ?
                        """,
                        row -> 1,
                        target,
                        repair.key().kind(),
                        repair.key().name(),
                        repair.before().orElse(null))
                .isEmpty();
    }

    @Override
    public boolean due(String target, Duration every) {
        return sql.update("""
            insert into policy.observation as o (target, due_at)
            values (?, clock_timestamp() + make_interval(secs => ?))
            on conflict (target) do update set due_at = excluded.due_at
            where o.due_at <= clock_timestamp() or ? = 0
            """, target, every.toMillis() / 1000.0, every.toMillis()) == 1;
    }

    @Override
    public void observed(String target, Instant at, Optional<String> error) {
        sql.update(
                "update policy.observation set observed_at = ?, error = ? where target = ?",
                at.atOffset(ZoneOffset.UTC),
                error.orElse(null),
                target);
    }

    @Override
    public List<Observed> observations() {
        return sql.query(
                "select target, observed_at, error from policy.observation order by target",
                row -> new Observed(
                        row.getString("target"),
                        time(row, "observed_at"),
                        Optional.ofNullable(row.getString("error"))));
    }
}
