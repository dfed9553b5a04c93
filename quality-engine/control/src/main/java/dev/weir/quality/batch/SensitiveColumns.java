package dev.weir.quality.batch;

import dev.weir.platform.dataset.DatasetName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows which columns hold what not everybody may see. */
public interface SensitiveColumns {

    /**
     * Of the columns that are about to be shown, those whose values are to be masked. A dataset that is not known yet is told
     * by the names of the columns and their values.
     *
     * @param columns by name, with some of their values
     */
    Set<String> among(DatasetName dataset, Map<String, List<String>> columns);
}
