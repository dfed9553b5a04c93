package dev.weir.quality.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data contract.
 *
 * @param text the document, character by character: what an export gives back
 * @param name of the contract; empty if it has none
 * @param version of the contract, not of the standard
 * @param owner a team, or who has the role of an owner
 * @param tree all of the document
 * @param places of all that is in the tree, by JSON pointer
 */
public record DataContract(
        String text,
        String apiVersion,
        String id,
        String name,
        String version,
        String status,
        Optional<String> owner,
        List<Table> tables,
        List<Sla> slas,
        JsonNode tree,
        Map<String, Place> places) {

    public DataContract {
        tables = List.copyOf(tables);
        slas = List.copyOf(slas);
    }

    /** Of what the document holds. */
    Place place(String pointer) {
        return places.getOrDefault(pointer, Place.START);
    }

    /** The one of this name, or physical name; the only one, if no name is asked for. */
    public Optional<Table> table(Optional<String> wanted) {
        if (wanted.isEmpty()) {
            return tables.size() == 1 ? Optional.of(tables.get(0)) : Optional.empty();
        }
        return tables.stream()
                .filter(table -> table.name().equals(wanted.get())
                        || table.physicalName().equals(wanted.get()))
                .findFirst();
    }
}
