package dev.weir.quality.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;

/**
 * A column, or a field in one: as a contract promises it, or as a dataset has it.
 *
 * @param type by its physical type, where one is told that Weir knows
 * @param required never null
 * @param key its position in the primary key, from 1; 0 if it is not in it
 * @param partition its position among the partition columns, from 1; 0 if it is none
 * @param fields of an object
 * @param element of an array
 * @param options the contract's {@code logicalTypeOptions}
 * @param place in the contract; of a dataset's column the start, with its name as pointer
 */
public record Field(
        String name,
        DataType type,
        boolean required,
        boolean unique,
        int key,
        int partition,
        List<Field> fields,
        Optional<Field> element,
        JsonNode options,
        Place place) {

    public Field {
        fields = List.copyOf(fields);
    }

    /**
     * Of a dataset.
     *
     * @param partition its position among the partition columns, from 1; 0 if it is none
     */
    public static Field found(
            String name, DataType type, boolean nullable, int partition, List<Field> fields, Optional<Field> element) {
        return new Field(
                name,
                type,
                !nullable,
                false,
                0,
                partition,
                fields,
                element,
                MissingNode.getInstance(),
                new Place(1, 1, Place.below("", name)));
    }
}
