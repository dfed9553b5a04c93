package dev.weir.lineage.retention;

import dev.weir.lineage.intake.DeadLetters;
import dev.weir.lineage.intake.EventLog;
import dev.weir.lineage.intake.LineageSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Forgets what is older than it has to be. Twice is harmless, also on several replicas. */
@ApplicationScoped
public class LineageRetention {

    private static final Logger LOG = Logger.getLogger(LineageRetention.class);
    private static final int AT_ONCE = 10_000;

    private final EventLog events;
    private final DeadLetters letters;
    private final Leftovers leftovers;
    private final LineageSettings settings;
    private final Clock clock;

    LineageRetention(EventLog events, DeadLetters letters, Leftovers leftovers, LineageSettings settings, Clock clock) {
        this.events = events;
        this.letters = letters;
        this.leftovers = leftovers;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        clean(clock.instant());
    }

    /** As of {@code now}. */
    public void clean(Instant now) {
        int days = events.forget(LocalDate.ofInstant(now.minus(settings.keepEvents()), ZoneOffset.UTC));
        if (days > 0) {
            LOG.infof("forgot the lineage events of %d days", days);
        }
        letters.forget(now.minus(settings.keepDead()));
        settings.keepRuns().ifPresent(kept -> forgetRuns(now.minus(kept)));
        while (QuarkusTransaction.requiringNew().call(() -> leftovers.sweep(AT_ONCE)) > 0) {
            // Until nothing is left over.
        }
    }

    private void forgetRuns(Instant end) {
        while (QuarkusTransaction.requiringNew().call(() -> leftovers.forgetRuns(end, AT_ONCE)) > 0) {
            // Until none is older.
        }
    }
}
