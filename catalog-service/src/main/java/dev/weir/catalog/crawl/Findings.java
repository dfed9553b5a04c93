package dev.weir.catalog.crawl;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/** What is to be told of one group: of each kind the first ones, and how many there were. */
final class Findings {

    /** A crawl keeps no more either. */
    static final int OF_EACH_KIND = 10_000;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);

    void add(Finding finding) {
        if (counts.merge(finding.kind(), 1L, Long::sum) <= OF_EACH_KIND) {
            kept.add(finding);
        }
    }

    /** There were {@code count} more like those that were added. */
    void more(Finding.Kind kind, long count) {
        counts.merge(kind, count, Long::sum);
    }

    /** @param more takes how many more there were of a kind */
    void tell(Consumer<Finding> each, ObjLongConsumer<Finding.Kind> more) {
        kept.forEach(each);
        counts.forEach((kind, count) -> {
            if (count > OF_EACH_KIND) {
                more.accept(kind, count - OF_EACH_KIND);
            }
        });
    }
}
