package dev.weir.policy.ranger;

import dev.weir.policy.ranger.CompiledPolicy.Matcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the tags of a resource: its own and those of what holds it. */
final class TagIndex {

    record Found(String tag, Fit fit, List<Validity> validity) {}

    private record Tagged(String tag, Matcher matcher, List<Validity> validity) {}

    private final Map<List<String>, List<Tagged>> exact = new HashMap<>();
    private final List<Tagged> others = new ArrayList<>();

    void add(TaggedResource resource) {
        Matcher matcher = new Matcher(resource.resource());
        List<Validity> validity =
                RangerJson.unraw(resource.validity()).stream().map(Validity::of).toList();
        Tagged tagged = new Tagged(resource.tag(), matcher, validity);
        List<String> place = new ArrayList<>();
        for (LevelMatcher level : matcher.levels()) {
            if (level == null) {
                break;
            }
            if (!level.onlyExact() || level.exact().size() != 1) {
                others.add(tagged);
                return;
            }
            place.add(level.exact().iterator().next());
        }
        exact.computeIfAbsent(place, none -> new ArrayList<>()).add(tagged);
    }

    Set<Found> of(String[] place) {
        Set<Found> found = new LinkedHashSet<>();
        for (int depth = 1; depth <= place.length; depth++) {
            List<String> outer = List.of(Arrays.copyOf(place, depth));
            exact.getOrDefault(outer, List.of()).forEach(tagged -> add(found, tagged, place));
        }
        others.forEach(tagged -> add(found, tagged, place));
        return found;
    }

    private static void add(Set<Found> found, Tagged tagged, String[] place) {
        Fit fit = tagged.matcher().fit(place, "");
        if (fit != Fit.NONE) {
            found.add(new Found(tagged.tag(), fit, tagged.validity()));
        }
    }
}
