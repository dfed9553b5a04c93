package dev.weir.catalog.arrival;

import dev.weir.catalog.arrival.Arrivals.Backlog;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows what arrived, and how far behind the catalog is. */
@ApplicationScoped
public class ArrivalReader {

    private final Arrivals arrivals;
    private final DeadLetters deadLetters;
    private final Access access;
    private final Clock clock;

    ArrivalReader(Arrivals arrivals, DeadLetters deadLetters, Access access, Clock clock) {
        this.arrivals = arrivals;
        this.deadLetters = deadLetters;
        this.access = access;
        this.clock = clock;
    }

    @Transactional
    public List<Arrival> list(Actor actor, Optional<String> lake, Optional<Arrival.State> state, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return arrivals.list(lake, state, page);
    }

    @Transactional
    public List<DeadLetter> deadLetters(Actor actor, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return deadLetters.list(page);
    }

    /** @param lag since when the oldest arrival waits, or is looked at; zero if none does */
    public record Standing(long waiting, long looking, long dead, Duration lag) {}

    @Transactional
    public Standing standing(Actor actor) {
        access.require(actor, Permission.VIEW);
        Backlog backlog = arrivals.backlog();
        return new Standing(backlog.waiting(), backlog.looking(), deadLetters.count(), lag(backlog));
    }

    private Duration lag(Backlog backlog) {
        return backlog.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }
}
