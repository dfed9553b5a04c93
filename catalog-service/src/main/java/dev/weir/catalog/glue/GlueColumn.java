package dev.weir.catalog.glue;

import java.util.Map;
import java.util.Optional;

/**
 * A column as Glue has it.
 *
 * @param type in Hive's words: {@code array<struct<sku:string>>}
 */
public record GlueColumn(String name, String type, Optional<String> comment, Map<String, String> parameters) {

    public GlueColumn {
        parameters = Map.copyOf(parameters);
    }

    public static GlueColumn of(String name, String type) {
        return new GlueColumn(name, type, Optional.empty(), Map.of());
    }

    /** Name and type, all that readers go by. */
    GlueColumn bare() {
        return of(name, type);
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
