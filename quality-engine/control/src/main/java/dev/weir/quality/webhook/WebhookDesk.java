package dev.weir.quality.webhook;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows what was sent to whom, and has it sent again. */
@ApplicationScoped
public class WebhookDesk {

    private final WebhookSettings settings;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    WebhookDesk(
            WebhookSettings settings,
            Receivers receivers,
            Deliveries deliveries,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.settings = settings;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** A hook, without what is secret of it: the path of its URL may be. */
    public record Told(String name, String kind, String host, List<String> events, long pending, long dead) {}

    @Transactional
    public List<Told> hooks(Actor actor) {
        access.require(actor, Permission.VIEW);
        Stream<Told> hooks = settings.hook().entrySet().stream()
                .map(entry -> told(
                        entry.getKey(),
                        Words.of(entry.getValue().kind()),
                        entry.getValue().url(),
                        entry.getValue().events()));
        Stream<Told> others = receivers
                .told()
                .map(receiver ->
                        told(receiver.name(), receiver.kind(), receiver.url().orElseThrow(), receiver.events()));
        return Stream.concat(hooks, others)
                .sorted(java.util.Comparator.comparing(Told::name))
                .toList();
    }

    private Told told(String name, String kind, URI url, Set<String> events) {
        return new Told(
                name,
                kind,
                url.getAuthority(),
                events.stream().sorted().toList(),
                deliveries.count(name, Delivery.State.PENDING),
                deliveries.count(name, Delivery.State.DEAD));
    }

    @Transactional
    public List<Delivery> list(Actor actor, Optional<Delivery.State> state, Optional<String> hook, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return deliveries.list(state, hook, page);
    }

    /** From the first attempt on, as if it were new. */
    @Transactional
    public Delivery retry(Actor actor, UUID id) {
        access.require(actor, Permission.RETRY_WEBHOOKS);
        Delivery delivery = deliveries.find(id).orElseThrow(() -> new DeliveryNotFound(id));
        if (!deliveries.revive(id, clock.instant())) {
            throw new DeliveryNotDead(delivery);
        }
        audit.record(actor, "webhook.retried", "webhook-delivery/" + id, null, Map.of("hook", delivery.hook()));
        return deliveries.find(id).orElseThrow();
    }

    /** No delivery has this id. */
    static final class DeliveryNotFound extends Problem {
        DeliveryNotFound(UUID id) {
            super(WebhookProblem.WEBHOOK_DELIVERY_NOT_FOUND, "There is no delivery " + id + ".");
        }
    }

    /** It is on its way, or was made. */
    static final class DeliveryNotDead extends Problem {
        DeliveryNotDead(Delivery delivery) {
            super(
                    WebhookProblem.WEBHOOK_DELIVERY_NOT_DEAD,
                    "Delivery " + delivery.id() + " is " + Words.of(delivery.state()) + ".");
        }
    }
}
