package dev.weir.catalog.search;

import dev.weir.platform.change.Change;
import dev.weir.platform.change.Watermark;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Where entries come from. */
public interface EntrySource {

    /** Of the database: equal for all replicas, and another one for another database. */
    String identity();

    /** Tells all entries, as they are at or after the watermark that it gives. */
    Watermark load(Consumer<Entry> entries);

    /** What may look different after these changes. */
    Set<Subject> touched(Collection<Change> changes);

    /** As they are now. One that is not told does not exist. */
    List<Entry> read(Collection<Subject> subjects);

    /** Of the newest change that was committed, whether readers of the feed get it yet or not. */
    Watermark written();
}
