package dev.weir.catalog.words.dbt;

import dev.weir.catalog.words.WordProblem;
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** It is no manifest of dbt's, or it contradicts itself. */
public class DbtUnreadable extends Problem {
    DbtUnreadable(List<Place> places) {
        super(
                WordProblem.DBT_UNREADABLE,
                places.stream()
                        .map(place -> place.pointer() == null ? place.detail() : place.pointer() + " " + place.detail())
                        .collect(Collectors.joining("; ", "", ". Nothing was changed.")),
                places);
    }
}
