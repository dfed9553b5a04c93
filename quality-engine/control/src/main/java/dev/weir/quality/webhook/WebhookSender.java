package dev.weir.quality.webhook;

import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFollower;
import dev.weir.platform.id.Ids;
import dev.weir.platform.json.Json;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes a delivery for each change that a hook wants, and sends it until it is answered with 2xx or has failed too often. A
 * delivery may arrive twice, if Weir is killed between the answer and writing it down; its id is the same then.
 */
@ApplicationScoped
public class WebhookSender {

    private static final Logger LOG = Logger.getLogger(WebhookSender.class);

    private static final int CHANGES_AT_ONCE = 100;
    private static final int SENT_AT_ONCE = 16;
    private static final int SHORTEST_SECRET = 16;

    /** What happened before a service was stopped for long, or before it knew webhooks, is no news. */
    private static final Duration NEWS = Duration.ofHours(1);

    private final WebhookSettings settings;
    private final Receivers receivers;
    private final ChangeFollower follower;
    private final Deliveries deliveries;
    private final Ids ids;
    private final Json json;
    private final Clock clock;
    private final HttpClient http;

    WebhookSender(
            WebhookSettings settings,
            Receivers receivers,
            ChangeFollower follower,
            Deliveries deliveries,
            Ids ids,
            Json json,
            Clock clock) {
        this.settings = settings;
        this.receivers = receivers;
        this.follower = follower;
        this.deliveries = deliveries;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    void requireSecrets(@Observes StartupEvent start) {
        settings.hook().forEach((name, hook) -> {
            if (receivers.find(name).isPresent()) {
                throw new IllegalStateException("No webhook can be named " + name + ": it is a receiver of its own.");
            }
            boolean known = hook.secret()
                    .filter(secret -> secret.length() >= SHORTEST_SECRET)
                    .isPresent();
            if (hook.kind() == WebhookSettings.Kind.SIGNED && !known) {
                throw new IllegalStateException("The webhook " + name + " is signed: give it a secret of at least "
                        + SHORTEST_SECRET + " characters, weir.webhook.hook." + name + ".secret.");
            }
        });
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        int taken = CHANGES_AT_ONCE;
        while (taken == CHANGES_AT_ONCE) {
            taken = follower.follow("webhooks", CHANGES_AT_ONCE, this::take);
        }
        while (sendDue() == SENT_AT_ONCE) {
            LOG.debug("more deliveries are due");
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        deliveries.prune(Delivery.State.DELIVERED, clock.instant().minus(settings.keepDone()));
        deliveries.prune(Delivery.State.DEAD, clock.instant().minus(settings.keepDead()));
    }

    private void take(Change change) {
        if (change.at().isBefore(clock.instant().minus(NEWS))) {
            return;
        }
        settings.hook().forEach((name, hook) -> {
            if (hook.events().contains(change.kind())) {
                UUID id = ids.next();
                deliveries.add(new Delivery(
                        id,
                        name,
                        change.kind(),
                        change.subject(),
                        json.write(Message.of(hook.kind(), id, change)),
                        Delivery.State.PENDING,
                        0,
                        clock.instant(),
                        Optional.empty(),
                        clock.instant(),
                        Optional.empty()));
            }
        });
    }

    // A slow receiver keeps up those that are sent with it, and no longer than the timeout.
    private int sendDue() {
        Instant now = clock.instant();
        List<Delivery> due =
                deliveries.claimDue(now, now.plus(settings.timeout()).plus(settings.timeout()), SENT_AT_ONCE);
        CompletableFuture.allOf(due.stream().map(this::send).toArray(CompletableFuture[]::new))
                .join();
        return due.size();
    }

    private CompletableFuture<Void> send(Delivery delivery) {
        Optional<HttpRequest> request = request(delivery);
        if (request.isEmpty()) {
            deliveries.dead(delivery.id(), "there is no webhook of this name any more", clock.instant());
            return CompletableFuture.completedFuture(null);
        }
        return http.sendAsync(request.get(), BodyHandlers.discarding())
                .handle((answer, failure) -> outcome(answer, failure))
                .thenAccept(error -> end(delivery, error));
    }

    private Optional<HttpRequest> request(Delivery delivery) {
        WebhookSettings.Hook hook = settings.hook().get(delivery.hook());
        return hook != null
                ? Optional.of(request(hook, delivery))
                : receivers.find(delivery.hook()).flatMap(receiver -> receiver.url()
                        .map(url -> {
                            HttpRequest.Builder request = request(url, delivery);
                            receiver.prepare(request);
                            return request.build();
                        }));
    }

    private HttpRequest.Builder request(URI url, Delivery delivery) {
        return HttpRequest.newBuilder(url)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "weir")
                .header("Weir-Delivery", delivery.id().toString())
                .header("Weir-Event", delivery.kind())
                .POST(BodyPublishers.ofString(delivery.body()));
    }

    private HttpRequest request(WebhookSettings.Hook hook, Delivery delivery) {
        HttpRequest.Builder request = request(hook.url(), delivery);
        if (hook.kind() == WebhookSettings.Kind.SIGNED) {
            long seconds = clock.instant().getEpochSecond();
            request.header("Weir-Timestamp", Long.toString(seconds))
                    .header("Weir-Signature", Signature.of(hook.secret().orElseThrow(), seconds, delivery.body()));
        }
        return request.build();
    }

    /** Empty if it was received. */
    private static Optional<String> outcome(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        if (answer == null) {
            Throwable cause = failure != null && failure.getCause() != null ? failure.getCause() : failure;
            return Optional.of("no answer: "
                    + (cause == null
                            ? "unknown"
                            : cause.getClass().getSimpleName()
                                    + (cause.getMessage() == null ? "" : " " + cause.getMessage())));
        }
        return answer.statusCode() / 100 == 2 ? Optional.empty() : Optional.of("answered " + answer.statusCode());
    }

    private void end(Delivery delivery, Optional<String> error) {
        Instant now = clock.instant();
        if (error.isEmpty()) {
            deliveries.delivered(delivery.id(), now);
        } else if (delivery.attempts() >= settings.attempts()) {
            deliveries.dead(delivery.id(), error.get(), now);
            LOG.errorf(
                    "webhook %s: delivery %s is given up after %d attempts: %s",
                    delivery.hook(), delivery.id(), delivery.attempts(), error.get());
        } else {
            deliveries.failed(delivery.id(), error.get(), now.plus(pause(delivery.attempts())));
            LOG.warnf("webhook %s: delivery %s: %s; it is tried again", delivery.hook(), delivery.id(), error.get());
        }
    }

    private Duration pause(int attempts) {
        Duration pause = settings.firstPause();
        for (int doubled = 1; doubled < attempts && pause.compareTo(settings.longestPause()) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }
}
