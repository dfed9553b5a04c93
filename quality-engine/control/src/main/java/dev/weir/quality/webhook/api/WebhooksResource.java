package dev.weir.quality.webhook.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.quality.webhook.Delivery;
import dev.weir.quality.webhook.WebhookDesk;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Webhooks, as the settings name them, and what was sent to them. */
@Path("/api/v1/webhooks")
public class WebhooksResource {

    private final WebhookDesk desk;
    private final CurrentActor actor;

    WebhooksResource(WebhookDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /** One that is told. @param host of its URL; the rest of it may be a secret */
    public record WebhookView(
            String name,

            @Schema(enumeration = {"slack", "signed", "openlineage"})
            String kind,

            String host,
            List<String> events,
            long pending,
            long dead) {

        static WebhookView of(WebhookDesk.Told hook) {
            return new WebhookView(hook.name(), hook.kind(), hook.host(), hook.events(), hook.pending(), hook.dead());
        }
    }

    /**
     * A message to one of them.
     *
     * @param event kind of the change that it tells
     * @param subject of that change
     * @param error of the latest attempt
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeliveryView(
            UUID id,
            String webhook,
            String event,
            String subject,

            @Schema(enumeration = {"pending", "delivered", "dead"})
            String state,

            int attempts,
            @Nullable Instant nextAt,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant endedAt) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.hook(),
                    delivery.kind(),
                    delivery.subject(),
                    Words.of(delivery.state()),
                    delivery.attempts(),
                    delivery.state() == Delivery.State.PENDING ? delivery.nextAt() : null,
                    delivery.error().orElse(null),
                    delivery.createdAt(),
                    delivery.endedAt().orElse(null));
        }
    }

    @GET
    public Page<WebhookView> list() {
        return new Page<>(desk.hooks(actor.get()).stream().map(WebhookView::of).toList(), null);
    }

    @GET
    @Path("/deliveries")
    public Page<DeliveryView> deliveries(
            @QueryParam("state")
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"pending", "delivered", "dead"})
                    Optional<String> state,
            @QueryParam("webhook") Optional<String> webhook,
            @Valid @BeanParam PageRequest page) {
        Optional<Delivery.State> wanted = state.map(word -> Words.parse("state", word, Delivery.State.class));
        return Page.of(desk.list(actor.get(), wanted, webhook, page), page.limit(), delivery -> delivery.id()
                        .toString())
                .map(DeliveryView::of);
    }

    /** Sends a dead one again. */
    @POST
    @Path("/deliveries/{id}/retry")
    @Consumes(MediaType.WILDCARD)
    public DeliveryView retry(UUID id) {
        return DeliveryView.of(desk.retry(actor.get(), id));
    }
}
