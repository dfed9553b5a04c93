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

    private static final int MOST = 4_000;

    private final Map<EventId, Told> events = new LinkedHashMap<>();

    synchronized void kept(@Observes EventsKept kept) {
        kept.events().forEach(event -> events.put(event.id(), event));
        var oldest = events.entrySet().iterator();
        while (events.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    synchronized Map<EventId, Told> take(Collection<EventId> ids) {
        Map<EventId, Told> taken = new HashMap<>();
        ids.forEach(id -> {
            Told told = events.remove(id);
            if (told != null) {
                taken.put(id, told);
            }
        });
        return taken;
    }
}
