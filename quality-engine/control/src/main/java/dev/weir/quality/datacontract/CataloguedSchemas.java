package dev.weir.quality.datacontract;

import dev.weir.quality.odcs.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The schemas that datasets really have. The catalog knows them. */
public interface CataloguedSchemas {

    /** Of several datasets of the same alias, the first by name that is not missing. Empty if there is none. */
    Optional<Catalogued> find(String lake, String alias);

    /**
     * A dataset as it was last seen.
     *
     * @param location a folder, ending with a slash, or a single object
     * @param format as the catalog calls it
     * @param version from 1
     * @param updatedAt when the version was recorded
     */
    record Catalogued(
            String alias, String location, String format, int version, Instant updatedAt, List<Field> columns) {
        public Catalogued {
            columns = List.copyOf(columns);
        }
    }
}
