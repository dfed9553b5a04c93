package dev.weir.quality.run.store;

import dev.weir.quality.run.Worker;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "quality", name = "worker")
class WorkerRow {

    @Id
    UUID id;

    String name;
    String engine;
    int cores;
    Instant registeredAt;
    Instant lastSeen;

    static WorkerRow of(Worker worker) {
        WorkerRow row = new WorkerRow();
        row.id = worker.id();
        row.name = worker.name();
        row.engine = worker.engine();
        row.cores = worker.cores();
        row.registeredAt = worker.registeredAt();
        row.lastSeen = worker.lastSeen();
        return row;
    }

    Worker worker() {
        return new Worker(id, name, engine, cores, registeredAt, lastSeen);
    }
}
