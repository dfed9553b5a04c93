package dev.weir.catalog.crawl;

import dev.weir.platform.lake.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pins of a lake, asked by folders. */
final class Pins {

    static final Pins NONE = new Pins(List.of());

    private final List<Pin> pins;

    Pins(List<Pin> pins) {
        this.pins = List.copyOf(pins);
    }

    /** What a pin says of the folders between its table and the last of {@code folders}; the innermost pin counts. */
    Optional<PartitionPath> partition(List<String> folders) {
        Pin innermost = null;
        for (Pin pin : pins) {
            boolean covers = startsWith(folders, pin.root());
            if (covers
                    && (innermost == null
                            || pin.root().size() > innermost.root().size())) {
                innermost = pin;
            }
        }
        return innermost == null ? Optional.empty() : Optional.of(partition(innermost, folders));
    }

    private static PartitionPath partition(Pin pin, List<String> folders) {
        List<String> below = folders.subList(pin.root().size(), folders.size());
        List<PartitionPath.Value> values = new ArrayList<>();
        int named = Math.min(pin.columns().size(), below.size());
        for (int i = 0; i < named; i++) {
            values.add(PartitionPath.named(pin.columns().get(i), below.get(i)));
        }
        values.addAll(PartitionPath.endOf(below.subList(named, below.size())).values());
        return new PartitionPath(below.size(), List.copyOf(values));
    }

    /** True if a table may be spread over the folders below this one. */
    boolean spanBelow(List<String> folders) {
        return pins.stream().anyMatch(pin -> startsWith(folders, pin.root()));
    }

    private static boolean startsWith(List<String> folders, List<String> root) {
        return folders.size() >= root.size() && folders.subList(0, root.size()).equals(root);
    }

    /** Differs where pins differ. */
    String text() {
        return pins.toString();
    }
}
