package dev.weir.format.table;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A folder that may become a table: what else is in it would be lost to readers. */
public final class FreeFolder {

    private FreeFolder() {}

    /**
     * @param format for people: {@code Delta}
     * @param own folders of the table itself; hidden names are, too
     * @throws TableRefused if there is something else
     */
    public static void require(LakeStore store, LakePath folder, String format, Set<String> own) {
        List<String> others = new ArrayList<>();
        store.children(
                folder,
                object -> note(folder, object.location().value(), own, others),
                below -> note(folder, below.value(), own, others));
        if (!others.isEmpty()) {
            throw new TableRefused(
                    "table-folder-in-use",
                    folder + " is no " + format + " table, and holds " + others.get(0)
                            + ": what is in it would be lost to readers of the table. Let the ruleset have a target of its"
                            + " own.");
        }
    }

    private static void note(LakePath folder, String location, Set<String> own, List<String> others) {
        String name = location.substring(folder.value().length());
        if (others.isEmpty() && !own.contains(name) && !name.startsWith("_") && !name.startsWith(".")) {
            others.add(name);
        }
    }
}
