package dev.weir.catalog.search;

import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Who finds what: by the lake, as {@code weir.search.readers} has it. Hits, counts and suggestions all go by this. */
@ApplicationScoped
public class Visibility {

    private final SearchSettings settings;

    public Visibility(SearchSettings settings) {
        this.settings = settings;
    }

    /** The lakes of which {@code actor} finds nothing. */
    public Set<String> hiddenFrom(Actor actor) {
        if (actor.role() == Role.ADMINISTRATOR) {
            return Set.of();
        }
        return settings.readers().entrySet().stream()
                .filter(lake -> !lake.getValue().contains(actor.name()))
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
