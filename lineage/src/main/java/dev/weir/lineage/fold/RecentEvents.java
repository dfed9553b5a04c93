package dev.weir.lineage.fold;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.EventReader;
import dev.weir.lineage.event.Told;
import dev.weir.lineage.intake.EventWriter.EventsKept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this replica wrote a moment ago, so that it need not be read and parsed again. Events are folded oldest first: where there is
 * no room for all that wait, those that came first stay, for those that came last would be gone again before they are asked for.
 */
@ApplicationScoped
public class RecentEvents {

    private static final int MOST_BYTES = 24_000_000;
    /** What nobody asks for was folded by another replica, or was sent twice. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<EventId, Recent> events = new LinkedHashMap<>();
    private long bytes;

    RecentEvents(Clock clock) {
        this.clock = clock;
    }

    private record Recent(Told told, int bytes, Instant since) {}

    synchronized void kept(@Observes EventsKept kept) {
        Instant now = clock.instant();
        forgetBefore(now.minus(LONGEST));
        for (EventReader.Read event : kept.events()) {
            int size = event.json().length;
            if (bytes + size <= MOST_BYTES
                    && events.putIfAbsent(event.told().id(), new Recent(event.told(), size, now)) == null) {
                bytes += size;
            }
        }
    }

    private void forgetBefore(Instant end) {
        Iterator<Recent> oldest = events.values().iterator();
        while (oldest.hasNext()) {
            Recent recent = oldest.next();
            if (!recent.since().isBefore(end)) {
                return;
            }
            bytes -= recent.bytes();
            oldest.remove();
        }
    }

    synchronized Map<EventId, Told> take(Collection<EventId> ids) {
        Map<EventId, Told> taken = new HashMap<>();
        ids.forEach(id -> {
            Recent recent = events.remove(id);
            if (recent != null) {
                taken.put(id, recent.told());
                bytes -= recent.bytes();
            }
        });
        return taken;
    }
}
