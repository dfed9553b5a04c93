package dev.weir.quality.run.store;

import dev.weir.platform.database.Where;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.run.Run;
import dev.weir.quality.run.Runs;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PostgresRuns implements Runs {

    private final Rows rows = new Rows();
    private final EntityManager entities;
    private final Json json;

    PostgresRuns(EntityManager entities, Json json) {
        this.entities = entities;
        this.json = json;
    }

    private static final class Rows implements PanacheRepositoryBase<RunRow, UUID> {}

    @Override
    public void add(Run run) {
        RunRow row = new RunRow();
        row.take(run, json);
        rows.persist(row);
    }

    @Override
    public Optional<Run> find(UUID id) {
        return rows.findByIdOptional(id).map(row -> row.run(json));
    }

    @Override
    public Optional<Run> lock(UUID id) {
        return rows.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(row -> row.run(json));
    }

    @Override
    public void save(Run run) {
        rows.findByIdOptional(run.id())
                .orElseThrow(() -> new IllegalStateException("no run " + run.id()))
                .take(run, json);
    }

    @Override
    public Optional<Run> claim(UUID worker, Instant now, Instant leaseUntil, int maxAttempts) {
        return unclaimed(now, maxAttempts).map(row -> {
            row.state = Run.State.RUNNING;
            row.attempt++;
            row.workerId = worker;
            row.leaseUntil = leaseUntil;
            return row.run(json);
        });
    }

    @SuppressWarnings("unchecked")
    private Optional<RunRow> unclaimed(Instant now, int maxAttempts) {
        return entities.createNativeQuery("""
                        select * from quality.run
                        where (state = 'QUEUED' or (state = 'RUNNING' and lease_until < :now)) and attempt < :maxAttempts
                        order by id
                        limit 1
                        for update skip locked
                        """, RunRow.class)
                .setParameter("now", now)
                .setParameter("maxAttempts", maxAttempts)
                .getResultStream()
                .findFirst();
    }

    @Override
    public boolean extendLease(UUID id, UUID worker, int attempt, Instant leaseUntil) {
        return rows.update(
                        "leaseUntil = ?1 where id = ?2 and workerId = ?3 and attempt = ?4 and state = ?5",
                        leaseUntil,
                        id,
                        worker,
                        attempt,
                        Run.State.RUNNING)
                == 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Run> lockLost(Instant now, int maxAttempts, int limit) {
        return entities.createNativeQuery("""
                        select * from quality.run
                        where state = 'RUNNING' and lease_until < :now and attempt >= :maxAttempts
                        order by id
                        limit :limit
                        for update skip locked
                        """, RunRow.class)
                .setParameter("now", now)
                .setParameter("maxAttempts", maxAttempts)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> ((RunRow) row).run(json))
                .toList();
    }

    @Override
    public List<Run> list(Optional<Run.State> state, PageRequest page) {
        Where where = new Where().and("state = :state", "state", state).and("id < :after", "after", page.afterId());
        return rows.find(where.orderedBy("id desc"), where.parameters()).range(0, page.limit()).stream()
                .map(row -> row.run(json))
                .toList();
    }

    @Override
    public Map<UUID, UUID> heldByWorker() {
        return rows.find("state", Run.State.RUNNING).stream()
                .collect(Collectors.toMap(row -> row.workerId, row -> row.id, (older, newer) -> newer));
    }
}
