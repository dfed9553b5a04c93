package dev.weir.quality.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An object of a contract's schema: a table, a topic, a folder of files.
 *
 * @param physicalName the name if no other is told
 * @param checks its own, and those of its columns
 */
public record Table(String name, String physicalName, List<Field> columns, List<Check> checks, Place place) {

    public Table {
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
    }

    /**
     * What the contract says of the quality of data.
     *
     * @param column whose; empty for the whole table
     * @param body as the document has it
     */
    public record Check(String column, JsonNode body, Place place) {
        String text(String key) {
            return body.path(key).asText("");
        }
    }
}
