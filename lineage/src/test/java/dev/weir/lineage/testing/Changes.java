package dev.weir.lineage.testing;

import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import java.util.ArrayList;
import java.util.List;

/** A feed in memory, which nobody reads. */
public final class Changes implements ChangeFeed {

    private final List<String> told = new ArrayList<>();

    @Override
    public void append(String kind, String subject, Object payload) {
        told.add(kind + " " + payload);
    }

    @Override
    public List<Change> readAfter(Watermark watermark, int limit) {
        return List.of();
    }

    /** What was told since the last call. */
    public List<String> drain() {
        List<String> drained = List.copyOf(told);
        told.clear();
        return drained;
    }

    @Override
    public Watermark newest() {
        throw new UnsupportedOperationException("nobody asks for the newest change");
    }
}
