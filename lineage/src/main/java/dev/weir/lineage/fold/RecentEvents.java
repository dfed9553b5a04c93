package dev.weir.lineage.fold;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.Told;
import dev.weir.lineage.intake.EventWriter.EventsKept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this replica wrote a moment ago, so that it need not be read and parsed again. */
@ApplicationScoped
public class RecentEvents {

    private static final int MOST_BYTES = 24_000_000;

    private final Map<EventId, Recent> events = new LinkedHashMap<>();
    private long bytes;

    private record Recent(Told told, int bytes) {}

    synchronized void kept(@Observes EventsKept kept) {
        kept.events().forEach(event -> {
            Recent before = events.put(event.told().id(), new Recent(event.told(), event.json().length));
            bytes += event.json().length - (before == null ? 0 : before.bytes());
        });
        var oldest = events.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().bytes();
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
