package dev.weir.quality.run.store;

import dev.weir.platform.page.PageRequest;
import dev.weir.quality.run.Worker;
import dev.weir.quality.run.Workers;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresWorkers implements Workers {

    private final Rows rows = new Rows();

    private static final class Rows implements PanacheRepositoryBase<WorkerRow, UUID> {}

    @Override
    public void add(Worker worker) {
        rows.persist(WorkerRow.of(worker));
    }

    @Override
    public Optional<Worker> find(UUID id) {
        return rows.findByIdOptional(id).map(WorkerRow::worker);
    }

    @Override
    public boolean seen(UUID id, Instant at) {
        return rows.update("lastSeen = ?1 where id = ?2", at, id) == 1;
    }

    @Override
    public List<Worker> list(PageRequest page) {
        PanacheQuery<WorkerRow> found = page.afterId()
                .map(after -> rows.find("id < ?1 order by id desc", after))
                .orElseGet(() -> rows.find("order by id desc"));
        return found.range(0, page.limit()).stream().map(WorkerRow::worker).toList();
    }

    @Override
    public long countSeenSince(Instant since) {
        return rows.count("lastSeen > ?1", since);
    }
}
