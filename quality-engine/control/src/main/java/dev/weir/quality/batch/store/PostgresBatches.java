package dev.weir.quality.batch.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.database.Where;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.Batches;
import dev.weir.quality.batch.Replay;
import dev.weir.quality.batch.Step;
import dev.weir.quality.contract.CheckReport.FailingRow;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresBatches implements Batches {

    private final Rows rows = new Rows();
    private final EntityManager entities;
    private final Sql sql;
    private final Json json;

    PostgresBatches(EntityManager entities, DataSource database, Json json) {
        this.entities = entities;
        this.sql = new Sql(database);
        this.json = json;
    }

    private static final class Rows implements PanacheRepositoryBase<BatchRow, UUID> {}

    // "On conflict" waits for a transaction that inserts the same batch, and then does nothing: two gates cannot race.
    @Override
    public boolean add(Batch batch) {
        int inserted = sql.update(
                """
                insert into quality.batch (id, ruleset, ruleset_version, ruleset_then, lake, root, dataset, path, format,
                    fingerprint, round, replays, replay, objects, bytes, state, kept, received_at)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                on conflict (ruleset, fingerprint, round) do nothing
                """,
                batch.id(),
                batch.ruleset().name(),
                batch.ruleset().version(),
                json.write(batch.ruleset()),
                batch.ruleset().lake(),
                batch.root().value(),
                batch.ruleset().dataset(),
                batch.path().value(),
                batch.format().name(),
                batch.fingerprint(),
                batch.round(),
                batch.replays().map(Replay::of).orElse(null),
                batch.replays().map(json::write).orElse(null),
                json.write(batch.objects()),
                batch.bytes(),
                batch.state().name(),
                batch.kept().name(),
                utc(batch.receivedAt()));
        return inserted == 1;
    }

    @Override
    public Optional<Batch> find(UUID id) {
        return rows.findByIdOptional(id).map(row -> row.batch(json));
    }

    @Override
    public Optional<Batch> lock(UUID id) {
        return rows.findByIdOptional(id).map(row -> {
            // What this transaction has read before may have changed until it got the lock.
            entities.flush();
            entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
            return row.batch(json);
        });
    }

    @Override
    public Optional<Batch> find(String ruleset, String fingerprint) {
        return rows.find("ruleset = ?1 and fingerprint = ?2 order by round desc", ruleset, fingerprint)
                .firstResultOptional()
                .map(row -> row.batch(json));
    }

    @Override
    public void save(Batch batch) {
        rows.findByIdOptional(batch.id())
                .orElseThrow(() -> new IllegalStateException("no batch " + batch.id()))
                .take(batch, json);
    }

    @Override
    public List<Batch> replaysOf(UUID id) {
        return rows.find("replays = ?1 order by id desc", id).stream()
                .map(row -> row.batch(json))
                .toList();
    }

    @Override
    public Optional<UUID> claimPurgeable(Instant end, Instant now, Instant until) {
        return sql.query("""
                        update quality.batch set kept = 'PURGING', retry_at = ?
                        where id = (
                            select id from quality.batch
                            where kept = 'PURGING' and (retry_at is null or retry_at < ?)
                                or kept = 'KEPT'
                                    and (rows_failed > 0 or verdict in ('FAILED', 'UNDECIDED'))
                                    and state in ('HELD', 'PUBLISHED', 'QUARANTINED', 'RELEASED', 'REPLAYED')
                                    and (disposition ->> 'stage') is distinct from 'REQUESTED'
                                    and coalesce(finished_at, decided_at) < ?
                            order by id
                            limit 1
                            for update skip locked)
                        returning id
                        """, row -> row.getObject("id", UUID.class), utc(until), utc(now), utc(end)).stream()
                .findFirst();
    }

    @Override
    public void step(UUID id, String step, Instant at) {
        sql.update("""
                insert into quality.batch_step (batch_id, n, step, at)
                select ?, coalesce(max(n), 0) + 1, ?, ? from quality.batch_step where batch_id = ?
                """, id, step, utc(at), id);
    }

    @Override
    public List<Step> steps(UUID id) {
        return sql.query(
                "select step, at from quality.batch_step where batch_id = ? order by n",
                row -> new Step(
                        row.getString("step"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                id);
    }

    @Override
    public void addFailingRows(UUID id, List<FailingRow> failing) {
        sql.update("delete from quality.failing_row where batch_id = ?", id);
        sql.update("""
                insert into quality.failing_row (batch_id, n, row)
                select ?, n, row from json_array_elements(?::json) with ordinality as given (row, n)
                """, id, json.write(failing));
    }

    @Override
    public boolean hasUnreadableRow(UUID id) {
        return sql.query("""
                        select exists (select from quality.failing_row
                            where batch_id = ? and json_array_length(row -> 'ruleIds') = 0) as unreadable
                        """, row -> row.getBoolean("unreadable"), id).get(0);
    }

    @Override
    public List<NumberedRow> failingRows(UUID id, PageRequest page) {
        return sql.query(
                "select n, row from quality.failing_row where batch_id = ? and n > ? order by n limit ?",
                row -> new NumberedRow(row.getInt("n"), json.read(row.getString("row"), FailingRow.class)),
                id,
                page.after(Integer::valueOf).orElse(0),
                page.limit() + 1);
    }

    @Override
    public List<Batch> list(Filter filter, PageRequest page) {
        Where where = new Where()
                .and("state = :state", "state", filter.state())
                .and("ruleset = :ruleset", "ruleset", filter.ruleset())
                .and("dataset = :dataset", "dataset", filter.dataset())
                .and("id < :after", "after", page.afterId());
        if (filter.onlyWithFailures()) {
            where.and("rowsFailed > 0 or state in ('QUARANTINED', 'QUARANTINING')");
        }
        if (filter.onlyAwaitingApproval()) {
            where.and("function('jsonb_extract_path_text', disposition, 'stage') = 'REQUESTED'");
        }
        return rows.find(where.orderedBy("id desc"), where.parameters()).range(0, page.limit()).stream()
                .map(row -> row.batch(json))
                .toList();
    }

    @Override
    public List<Batch> latestOf(Collection<String> rulesets) {
        List<UUID> ids =
                sql.query("""
                select latest.id
                from unnest(?::text[]) as wanted (ruleset)
                cross join lateral (
                    select id from quality.batch b where b.ruleset = wanted.ruleset order by id desc limit 1) as latest
                """, row -> row.getObject("id", UUID.class), (Object) rulesets.toArray(String[]::new));
        return ids.isEmpty()
                ? List.of()
                : rows.find("id in ?1 order by ruleset", ids).stream()
                        .map(row -> row.batch(json))
                        .toList();
    }

    @Override
    public Map<Batch.State, Long> countByState() {
        Map<Batch.State, Long> counts = new EnumMap<>(Batch.State.class);
        entities.createQuery("select b.state, count(b) from BatchRow b group by b.state", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((Batch.State) row[0], (Long) row[1]));
        return counts;
    }

    @Override
    public Optional<UUID> claimUnfinished(Instant now, Instant until) {
        return sql.query("""
                        update quality.batch set retry_at = ?
                        where id = (
                            select id from quality.batch
                            where (state in ('PUBLISHING', 'QUARANTINING', 'DISCARDING')
                                    or state = 'RELEASING' and jsonb_array_length(disposition -> 'moves') > 0)
                                and (retry_at is null or retry_at < ?)
                            order by id
                            limit 1
                            for update skip locked)
                        returning id
                        """, row -> row.getObject("id", UUID.class), utc(until), utc(now)).stream()
                .findFirst();
    }

    @Override
    public void retryAt(UUID id, Instant at) {
        sql.update("update quality.batch set retry_at = ? where id = ?", utc(at), id);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
