package dev.weir.catalog.classify.store;

import dev.weir.catalog.classify.Look;
import dev.weir.catalog.classify.Looks;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresLooks implements Looks {

    private final Sql sql;

    PostgresLooks(DataSource database) {
        this.sql = new Sql(database);
    }

    // One that is running keeps its claim: it may be looking at the new version already.
    @Override
    public void want(UUID dataset, int version) {
        sql.update("""
                insert into catalog.classification (dataset_id, version, state, wanted_at, not_before)
                select id, ?, 'waiting', clock_timestamp(), clock_timestamp() from catalog.dataset where id = ?
                on conflict (dataset_id) do update
                set version = excluded.version, wanted_at = excluded.wanted_at, not_before = excluded.not_before,
                    state = case classification.state when 'running' then 'running' else 'waiting' end,
                    attempt = case classification.state when 'running' then classification.attempt else 0 end
                where classification.version < excluded.version
                """, version, dataset);
    }

    @Override
    public Optional<Claim> claim(UUID replica, Duration lease, Duration patience) {
        return sql
                .query(
                        """
                        with next as (
                            select dataset_id from catalog.classification
                            where ((state = 'waiting' and not_before <= clock_timestamp())
                                   or (state = 'running' and lease_until < clock_timestamp()))
                              and (wanted_at < clock_timestamp() - ? * interval '1 millisecond'
                                   or not exists (select from catalog.crawl
                                                  where state = 'running' and lease_until > clock_timestamp()))
                            order by wanted_at, dataset_id
                            limit 1
                            for update skip locked
                        )
                        update catalog.classification c
                        set state = 'running', claimed_by = ?, attempt = attempt + 1,
                            lease_until = clock_timestamp() + ? * interval '1 millisecond'
                        from next where c.dataset_id = next.dataset_id
                        returning c.dataset_id, c.attempt
                        """,
                        row -> new Claim(row.getObject("dataset_id", UUID.class), replica, row.getInt("attempt")),
                        patience.toMillis(),
                        replica,
                        lease.toMillis())
                .stream()
                .findFirst();
    }

    @Override
    public boolean done(Claim claim, Outcome outcome) {
        return sql.update(
                        """
                        update catalog.classification
                        set state = case when version > ? then 'waiting' else 'done' end, version = greatest(version, ?),
                            attempt = 0, claimed_by = null, lease_until = null, looked_at = ?, sampled = ?, reason = ?
                        where dataset_id = ? and state = 'running' and claimed_by = ? and attempt = ?
                        """,
                        outcome.version(),
                        outcome.version(),
                        time(outcome.at()),
                        outcome.sampled().orElse(null),
                        outcome.reason().orElse(null),
                        claim.dataset(),
                        claim.replica(),
                        claim.attempt())
                == 1;
    }

    @Override
    public void done(UUID dataset, Outcome outcome) {
        sql.update(
                """
                insert into catalog.classification as c
                    (dataset_id, version, state, wanted_at, not_before, looked_at, sampled, reason)
                values (?, ?, 'done', clock_timestamp(), clock_timestamp(), ?, ?, ?)
                on conflict (dataset_id) do update
                set state = case when c.version > excluded.version then 'waiting' else 'done' end,
                    version = greatest(c.version, excluded.version), attempt = 0, claimed_by = null, lease_until = null,
                    looked_at = excluded.looked_at, sampled = excluded.sampled, reason = excluded.reason
                """,
                dataset,
                outcome.version(),
                time(outcome.at()),
                outcome.sampled().orElse(null),
                outcome.reason().orElse(null));
    }

    @Override
    public void again(Claim claim, Duration pause) {
        sql.update("""
                update catalog.classification
                set state = 'waiting', claimed_by = null, lease_until = null,
                    not_before = clock_timestamp() + ? * interval '1 millisecond'
                where dataset_id = ? and state = 'running' and claimed_by = ? and attempt = ?
                """, pause.toMillis(), claim.dataset(), claim.replica(), claim.attempt());
    }

    @Override
    public boolean failed(Claim claim, String reason, Instant at) {
        return sql.update("""
                        update catalog.classification
                        set state = 'failed', claimed_by = null, lease_until = null, looked_at = ?, sampled = null, reason = ?
                        where dataset_id = ? and state = 'running' and claimed_by = ? and attempt = ?
                        """, time(at), reason, claim.dataset(), claim.replica(), claim.attempt()) == 1;
    }

    @Override
    public Optional<Look> find(UUID dataset) {
        return sql
                .query(
                        "select * from catalog.classification where dataset_id = ?",
                        row -> new Look(
                                row.getInt("version"),
                                Look.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(row.getObject("looked_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant),
                                Optional.ofNullable(row.getString("sampled")),
                                Optional.ofNullable(row.getString("reason"))),
                        dataset)
                .stream()
                .findFirst();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
