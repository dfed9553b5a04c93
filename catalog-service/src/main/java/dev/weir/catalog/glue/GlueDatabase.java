package dev.weir.catalog.glue;

import java.util.Map;

/** A database as Glue has it, or is to have it. */
public record GlueDatabase(String name, Map<String, String> parameters) {
    public GlueDatabase {
        parameters = Map.copyOf(parameters);
    }
}
