package dev.weir.quality.run;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where workers register, and are looked after. */
@ApplicationScoped
public class WorkerDesk {

    private final Workers workers;
    private final Runs runs;
    private final RunSettings settings;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    WorkerDesk(
            Workers workers,
            Runs runs,
            RunSettings settings,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock) {
        this.workers = workers;
        this.runs = runs;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** A worker as it stands now. @param live whether it was seen within the lease */
    public record Seen(Worker worker, boolean live, Optional<UUID> runId) {}

    @Transactional
    public Worker register(Actor actor, String name, String engine, int cores) {
        access.require(actor, Permission.WORK);
        Instant now = clock.instant();
        Worker worker = new Worker(ids.next(), name, engine, cores, now, now);
        workers.add(worker);
        audit.record(actor, "worker.registered", "worker/" + worker.id(), null, worker);
        feed.append("worker.registered", "worker/" + worker.id(), Map.of("name", name, "engine", engine));
        return worker;
    }

    @Transactional
    public List<Seen> list(Actor actor, PageRequest page) {
        access.require(actor, Permission.VIEW);
        Instant since = clock.instant().minus(settings.lease());
        Map<UUID, UUID> held = runs.heldByWorker();
        return workers.list(page).stream()
                .map(worker ->
                        new Seen(worker, worker.lastSeen().isAfter(since), Optional.ofNullable(held.get(worker.id()))))
                .toList();
    }

    @Transactional
    public long live() {
        return workers.countSeenSince(clock.instant().minus(settings.lease()));
    }
}
