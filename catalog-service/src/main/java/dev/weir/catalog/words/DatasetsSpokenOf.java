package dev.weir.catalog.words;

import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The datasets that entries name, as far as a person sees them. Who does not see a dataset does not find it named in a
 * metric, and does not take it out of the metric by writing back what they read.
 */
@ApplicationScoped
class DatasetsSpokenOf {

    private final Entries entries;
    private final Visibility visibility;

    DatasetsSpokenOf(Entries entries, Visibility visibility) {
        this.entries = entries;
        this.visibility = visibility;
    }

    Set<UUID> hidden(Actor actor, Collection<UUID> datasets) {
        Set<String> labels = visibility.borneBy(actor);
        return labels.contains(Visibility.ADMINISTRATOR) ? Set.of() : entries.hidden(datasets, labels);
    }

    /** The entry without the datasets that {@code actor} does not see. */
    Entry shown(Actor actor, Entry entry) {
        Set<UUID> hidden = hidden(actor, named(entry));
        return hidden.isEmpty() ? entry : with(entry, id -> !hidden.contains(id), Set.of());
    }

    /** The entry, and what {@code actor} does not see of what was there before. */
    Entry completed(Actor actor, Entry entry, Optional<Entry> before) {
        Set<UUID> hidden = before.map(old -> hidden(actor, named(old))).orElse(Set.of());
        return hidden.isEmpty() ? entry : with(entry, id -> true, hidden);
    }

    static Set<UUID> named(Entry entry) {
        Set<UUID> named = new HashSet<>();
        for (Link link : entry.links()) {
            if (link.to().kind() == Kind.DATASET) {
                named.add(UUID.fromString(link.to().key()));
            }
        }
        return named;
    }

    private interface Wanted {
        boolean test(UUID dataset);
    }

    private static Entry with(Entry entry, Wanted wanted, Set<UUID> more) {
        if (entry instanceof Metric metric) {
            return metric.withSources(sources(metric.sources(), wanted, more));
        }
        if (entry instanceof Feature feature) {
            return feature.withSources(sources(feature.sources(), wanted, more));
        }
        if (entry instanceof DatasetWords words && words.deprecation() != null) {
            UUID replacement = words.deprecation().replacement();
            return words.withReplacement(replacement(replacement, wanted, more));
        }
        return entry;
    }

    private static List<UUID> sources(List<UUID> sources, Wanted wanted, Set<UUID> more) {
        List<UUID> all = new ArrayList<>(more);
        sources.stream().filter(wanted::test).forEach(all::add);
        return all;
    }

    private static @Nullable UUID replacement(@Nullable UUID replacement, Wanted wanted, Set<UUID> more) {
        if (replacement == null) {
            return more.stream().findFirst().orElse(null);
        }
        return wanted.test(replacement) ? replacement : null;
    }
}
