package dev.weir.catalog.arrival;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where arrivals are fetched from, beside those that are posted. Safe for many threads. */
public interface ArrivalSource {

    /** Each place, as this replica of the service sees it. */
    List<Health> health();

    /**
     * @param receiving false while it does not answer, or refuses
     * @param since when it began to, or ceased
     * @param messages received since this replica started
     * @param error why it is not receiving
     */
    record Health(String name, boolean receiving, Instant since, long messages, Optional<String> error) {}
}
