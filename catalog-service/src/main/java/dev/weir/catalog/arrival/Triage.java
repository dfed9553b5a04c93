package dev.weir.catalog.arrival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which events are worth a look, given what is known. Events come more than once, and in any order. */
public final class Triage {

    /** What is to be done about an event. */
    public enum Fate {
        LOOK,
        /** It came before. */
        DUPLICATE,
        /** A newer event of its object came before, and has led to a look, or will. */
        OUTDATED
    }

    /** An event and its fate. */
    public record Judged(ObjectEvent event, Fate fate) {}

    /** An event that nobody can tell from another one of the same kind. */
    public record Unnumbered(String location, ObjectEvent.Kind kind) {}

    /**
     * What came before.
     *
     * @param identities of those that come again now
     * @param newest of each location
     * @param waiting those without a sequencer that no crawl has been asked for yet, and cannot be before this is over
     */
    public record Known(Set<String> identities, Map<String, Sequencer> newest, Set<Unnumbered> waiting) {
        public static final Known NOTHING = new Known(Set.of(), Map.of(), Set.of());
    }

    private final Set<String> identities;
    private final Map<String, Sequencer> newest;
    private final Set<Unnumbered> waiting;

    private Triage(Known known) {
        this.identities = new HashSet<>(known.identities());
        this.newest = new HashMap<>(known.newest());
        this.waiting = new HashSet<>(known.waiting());
    }

    /** In the order of {@code events}. */
    public static List<Judged> judge(Known known, List<ObjectEvent> events) {
        Triage triage = new Triage(known);
        List<Judged> judged = new ArrayList<>(events.size());
        events.forEach(event -> judged.add(new Judged(event, triage.fate(event))));
        return judged;
    }

    private Fate fate(ObjectEvent event) {
        if (event.sequencer().isEmpty()) {
            return waiting.add(new Unnumbered(event.location(), event.kind())) ? Fate.LOOK : Fate.DUPLICATE;
        }
        if (!identities.add(event.identity().orElseThrow())) {
            return Fate.DUPLICATE;
        }
        Sequencer mine = event.sequencer().get();
        Sequencer known = newest.merge(event.location(), mine, Sequencer::later);
        return mine.isOlderThan(known) ? Fate.OUTDATED : Fate.LOOK;
    }
}
