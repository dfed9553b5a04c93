package dev.weir.quality.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What datasets looked like. The catalog knows. */
public interface RecordedSchemas {

    /** The version that was current at a time; empty if the dataset was not known then. @param alias {@code silver.orders} */
    Optional<RecordedSchema> at(String lake, String alias, Instant time);

    /** @param columns their names, in order */
    record RecordedSchema(int version, Instant recordedAt, List<String> columns) {
        public RecordedSchema {
            columns = List.copyOf(columns);
        }
    }
}
