package dev.weir.quality.incident;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.platform.problem.Problem;
import dev.weir.quality.incident.Incident.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Opens incidents when batches fail, and closes them. */
@ApplicationScoped
public class IncidentDesk {

    private static final Logger LOG = Logger.getLogger(IncidentDesk.class);
    private static final String BATCH = "batch/";

    private final Incidents incidents;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    IncidentDesk(Incidents incidents, Access access, AuditTrail audit, ChangeFeed feed, Ids ids, Clock clock) {
        this.incidents = incidents;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** An incident with the batches that failed, newest first. */
    public record Story(Incident incident, List<Failure> failures) {}

    /** Acts on what became of a batch. Joins the caller's transaction, so that no change is acted on twice. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(Change change) {
        switch (change.kind()) {
            // Opened with the verdict: that files are still on their way to quarantine need not be waited for.
            case "batch.quarantining" -> failed(change, "quarantined");
            case "batch.held" -> failed(change, "held");
            case "batch.published" -> published(change);
            default -> {}
        }
    }

    private static UUID batch(Change change) {
        return UUID.fromString(change.subject().substring(BATCH.length()));
    }

    private static String text(Change change, String field) {
        return change.payload().path(field).asText();
    }

    private static Optional<String> cause(Change change) {
        return Optional.ofNullable(change.payload().path("cause").asText(null));
    }

    private void failed(Change change, String state) {
        String ruleset = text(change, "ruleset");
        String dataset = text(change, "dataset");
        Failure failure = new Failure(batch(change), state, text(change, "reason"), cause(change), change.at());
        Optional<Incident> open = incidents.lockOpen(ruleset, dataset);
        if (open.isPresent()) {
            boolean another = incidents.join(open.get().id(), failure);
            Incident joined = incidents.find(open.get().id()).orElseThrow();
            if (another) {
                told(Actor.WEIR, "incident.joined", joined, failure.batch());
            }
            return;
        }
        Incident opened = new Incident(
                ids.next(),
                ruleset,
                text(change, "lake"),
                dataset,
                Optional.ofNullable(change.payload().path("owner").asText(null)),
                Incident.State.OPEN,
                change.at(),
                failure.reason(),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        incidents.add(opened);
        incidents.join(opened.id(), failure);
        told(Actor.WEIR, "incident.opened", opened, failure.batch());
    }

    // Ids follow the time of receipt. A batch that came in before the latest failure proves nothing by coming through
    // late;
    // one that failed itself and was checked again does.
    private void published(Change change) {
        UUID batch = batch(change);
        incidents
                .lockOpen(text(change, "ruleset"), text(change, "dataset"))
                .filter(open -> incidents.failures(open.id()).stream()
                        .allMatch(failure -> failure.batch().compareTo(batch) <= 0))
                .ifPresent(open -> close(Actor.WEIR, open, "batch " + batch + " was published", Optional.of(batch)));
    }

    private void close(Actor actor, Incident open, String why, Optional<UUID> batch) {
        Incident closed = open.closed(clock.instant(), actor.name(), why);
        incidents.save(closed);
        told(actor, "incident.closed", closed, batch.orElse(null));
    }

    private void told(Actor actor, String kind, Incident incident, @org.jspecify.annotations.Nullable UUID batch) {
        Map<String, Object> after = summary(incident);
        if (batch != null) {
            after.put("batch", batch);
        }
        audit.record(actor, kind, "incident/" + incident.id(), null, after);
        feed.append(kind, "incident/" + incident.id(), after);
        LOG.infof("incident %s (%s): %s", incident.id(), incident.ruleset(), kind);
    }

    private static Map<String, Object> summary(Incident incident) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("state", Words.of(incident.state()));
        summary.put("ruleset", incident.ruleset());
        summary.put("lake", incident.lake());
        summary.put("dataset", incident.dataset());
        incident.owner().ifPresent(owner -> summary.put("owner", owner));
        summary.put("reason", incident.reason());
        summary.put("failures", incident.failures());
        summary.put("openedAt", incident.openedAt());
        incident.closedBy().ifPresent(by -> summary.put("closedBy", by));
        incident.closedFor().ifPresent(why -> summary.put("closedFor", why));
        return summary;
    }

    /** Asked for again by the same actor for the same reason, nothing changes. */
    @Transactional
    public Story close(Actor actor, UUID id, String reason) {
        access.require(actor, Permission.CLOSE_INCIDENTS);
        Incident incident = incidents.lock(id).orElseThrow(() -> new IncidentNotFound(id));
        if (incident.state() == Incident.State.OPEN) {
            close(actor, incident, reason, Optional.empty());
        } else if (!incident.closedBy().equals(Optional.of(actor.name()))
                || !incident.closedFor().equals(Optional.of(reason))) {
            throw new IncidentClosed(incident);
        }
        return story(incidents.find(id).orElseThrow());
    }

    @Transactional
    public Story get(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        return story(incidents.find(id).orElseThrow(() -> new IncidentNotFound(id)));
    }

    private Story story(Incident incident) {
        return new Story(incident, incidents.failures(incident.id()));
    }

    @Transactional
    public List<Incident> list(
            Actor actor, Optional<Incident.State> state, Optional<String> ruleset, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return incidents.list(state, ruleset, page);
    }

    @Transactional
    public long countOpen() {
        return incidents.countOpen();
    }

    /** No incident has this id. */
    static final class IncidentNotFound extends Problem {
        IncidentNotFound(UUID id) {
            super(IncidentProblem.INCIDENT_NOT_FOUND, "There is no incident " + id + ".");
        }
    }

    /** Somebody else has closed it. */
    static final class IncidentClosed extends Problem {
        IncidentClosed(Incident incident) {
            super(
                    IncidentProblem.INCIDENT_CLOSED,
                    "Incident " + incident.id() + " was closed by "
                            + incident.closedBy().orElse("nobody") + ": "
                            + incident.closedFor().orElse("") + ".");
        }
    }
}
