package dev.weir.quality.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.stream.Stream;

/** Those that are told beside the webhooks of the settings. */
@ApplicationScoped
class Receivers {

    private final Instance<Receiver> receivers;

    Receivers(@Any Instance<Receiver> receivers) {
        this.receivers = receivers;
    }

    Optional<Receiver> find(String name) {
        return receivers.stream()
                .filter(receiver -> receiver.name().equals(name))
                .findFirst();
    }

    /** Those with a URL. */
    Stream<Receiver> told() {
        return receivers.stream().filter(receiver -> receiver.url().isPresent());
    }
}
