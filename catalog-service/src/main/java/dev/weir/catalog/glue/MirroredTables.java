package dev.weir.catalog.glue;

import dev.weir.catalog.glue.MirroredTable.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a lake should look like in Glue. */
interface MirroredTables {

    /**
     * A dataset made ready for Glue.
     *
     * @param table empty if Glue cannot have it, or if it went since it was named
     */
    record Readied(Optional<MirroredTable> table, List<MirrorFinding> findings) {}

    /** The datasets of a lake that are there, each with the name that it wants. */
    void names(String lake, GlueSetup setup, Consumer<Named> each);

    /** With its columns and partitions. */
    Readied read(Named named);
}
