package dev.weir.policy.intent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knows at a time: all that policies can speak of. As JSON it is what {@code weir policy plan --offline
 * --catalog} reads.
 */
public record CatalogSnapshot(List<Dataset> datasets) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();

    public CatalogSnapshot {
        datasets = copy(datasets);
    }

    /** @param tags of the table itself, {@code domain.crm} or {@code domain=crm} */
    public record Dataset(String database, String table, Set<String> tags, List<Column> columns) {
        public Dataset {
            Objects.requireNonNull(database, "database");
            Objects.requireNonNull(table, "table");
            tags = sorted(tags);
            columns = copy(columns);
        }

        public String name() {
            return database + "." + table;
        }
    }

    /**
     * @param name its path, {@code address.zip} for a nested one
     * @param type as the catalog has it
     * @param partition whether the table is partitioned by it
     */
    public record Column(
            String name,
            String type,
            Set<String> tags,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partition) {
        public Column {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            tags = sorted(tags);
        }
    }

    private static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    private static Set<String> sorted(@Nullable Set<String> values) {
        return values == null || values.isEmpty()
                ? Set.of()
                : java.util.Collections.unmodifiableSet(new TreeSet<>(values));
    }

    /** @throws IllegalArgumentException if it is no snapshot, with the place */
    public static CatalogSnapshot read(String json) {
        try {
            return MAPPER.readValue(json, CatalogSnapshot.class);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new IllegalArgumentException("no catalog snapshot: " + e.getOriginalMessage() + place, e);
        }
    }

    public String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot can always be written", e);
        }
    }
}
