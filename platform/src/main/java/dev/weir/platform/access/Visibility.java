package dev.weir.platform.access;

import dev.weir.platform.dataset.DatasetName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Who sees which dataset. A person bears labels, a dataset carries labels, and a person sees the datasets that carry one of
 * theirs. Labels are plain words, so that an index can keep them and a filter can be made of them: {@code everyone}, {@code
 * role:steward}, {@code team:crm-team}, {@code person:ann}. Safe for many threads.
 */
public interface Visibility {

    /** Everybody bears it; a dataset that nobody restricted carries it alone. */
    String EVERYONE = "everyone";

    /** Every restricted dataset carries it, so that none is lost to those who could open it again. */
    String ADMINISTRATOR = "role:administrator";

    /** Nothing is restricted: for what runs beside a service, such as a graph in a test. */
    Visibility UNRESTRICTED = new Visibility() {
        @Override
        public Set<String> borneBy(Actor actor) {
            return ofRole(actor);
        }

        @Override
        public Set<DatasetName> hidden(Actor actor, Collection<DatasetName> datasets) {
            return Set.of();
        }
    };

    /** Never empty. What cannot be found out is an exception, not fewer or more labels. */
    Set<String> borneBy(Actor actor);

    /** Those of {@code datasets} that are in the catalog and that {@code actor} may not see; one question for all of them. */
    Set<DatasetName> hidden(Actor actor, Collection<DatasetName> datasets);

    /** What everybody with the actor's name and role bears, in whichever teams. */
    static Set<String> ofRole(Actor actor) {
        Set<String> labels = new HashSet<>();
        labels.add(EVERYONE);
        labels.add("role:" + actor.role().wireName());
        labels.add("person:" + actor.name());
        return labels;
    }
}
