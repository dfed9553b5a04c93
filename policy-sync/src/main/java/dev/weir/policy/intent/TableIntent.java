package dev.weir.policy.intent;

import dev.weir.policy.document.Policy;
import dev.weir.policy.intent.CatalogSnapshot.Dataset;
import java.util.List;
import java.util.Map;

/**
 * What is intended for a table.
 *
 * @param columns by name, in the table's order, top columns only: targets grant and mask these as a whole
 * @param policies those that speak of the table as a whole
 * @param databaseTags what is said of its database; {@code ownTags} of itself; {@code ownColumnTags} of its columns themselves
 */
public record TableIntent(
        Dataset dataset,
        Map<String, ColumnClass> columns,
        List<Policy> policies,
        Map<String, String> tags,
        Map<String, String> databaseTags,
        Map<String, String> ownTags,
        Map<String, Map<String, String>> ownColumnTags) {}
