package dev.weir.lineage.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.EventReader;
import dev.weir.lineage.intake.EventLog.Kept;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Shows events, word for word. */
@ApplicationScoped
public class EventReading {

    private final EventLog log;
    private final Access access;

    EventReading(EventLog log, Access access) {
        this.log = log;
        this.access = access;
    }

    public record Opened(Kept kept, JsonNode event) {}

    public Opened get(Actor actor, EventId id) {
        access.require(actor, Permission.VIEW);
        return log.find(id).map(EventReading::open).orElseThrow(() -> new NoSuchEvent(id));
    }

    public List<Opened> list(Actor actor, EventLog.Slice slice) {
        access.require(actor, Permission.VIEW);
        return log.list(slice).stream().map(EventReading::open).toList();
    }

    /** Of a run, oldest first. */
    public List<Opened> ofRun(Actor actor, UUID run, int limit) {
        access.require(actor, Permission.VIEW);
        return log.ofRun(run, limit).stream().map(EventReading::open).toList();
    }

    private static Opened open(Kept kept) {
        try {
            return new Opened(kept, EventReader.parse(kept.json()));
        } catch (IOException damaged) {
            throw new IllegalStateException("event " + kept.id() + " is no JSON", damaged);
        }
    }

    /** No event has this id. */
    static final class NoSuchEvent extends Problem {
        NoSuchEvent(EventId id) {
            super(LineageProblem.LINEAGE_EVENT_NOT_FOUND, "There is no event " + id + ".");
        }
    }
}
