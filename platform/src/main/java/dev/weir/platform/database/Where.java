package dev.weir.platform.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filters of a list, of which each may be absent, as a Panache query. */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * Adds a condition if there is a value.
     *
     * @param condition in HQL; names the value as {@code :name}
     */
    public Where and(String condition, String name, Optional<?> value) {
        value.ifPresent(given -> {
            conditions.add("(" + condition + ")");
            parameters.put(name, given);
        });
        return this;
    }

    /** Adds a condition without a value. */
    public Where and(String condition) {
        conditions.add("(" + condition + ")");
        return this;
    }

    /** @param order such as {@code id desc} */
    public String orderedBy(String order) {
        String filter = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return filter + "order by " + order;
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
