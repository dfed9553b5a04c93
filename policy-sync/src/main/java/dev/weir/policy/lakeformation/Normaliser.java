package dev.weir.policy.lakeformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows as Lake Formation lists them, read as what they mean. It answers in other shapes than it was asked in: SELECT on a table
 * comes as all of its columns, ALL written out beside ALL, all tables as a table {@code ALL_TABLES}, all rows as the expression
 * {@code TRUE}, nothing excluded as an empty list or as none. Rows are JSON objects with the field names of the API.
 */
public final class Normaliser {
    private static final String ALL_TABLES = "ALL_TABLES";

    private final String ownCatalog;

    /** @param ownCatalog the account's id, which rows may name or leave out */
    public Normaliser(String ownCatalog) {
        this.ownCatalog = ownCatalog;
    }

    public String ownCatalog() {
        return ownCatalog;
    }

    /** @param doubts rows that could not be understood, in words for people */
    public record Grants(List<Grant> grants, List<String> doubts) {
        public Grants {
            grants = List.copyOf(grants);
            doubts = List.copyOf(doubts);
        }
    }

    /** @param rows each with Principal, Resource, Permissions, PermissionsWithGrantOption */
    public Grants grants(Iterable<Map<String, Object>> rows) {
        Map<String, Grant> merged = new TreeMap<>();
        List<String> doubts = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> wire = LakeJson.map(row.get("Resource"));
            Optional<Resource> resource = resource(wire);
            String principal = LakeJson.text(LakeJson.map(row.get("Principal")), "DataLakePrincipalIdentifier");
            if (resource.isEmpty() || principal.isEmpty()) {
                doubts.add("Lake Formation lists a permission on something that Weir does not know: "
                        + LakeJson.write(row));
                continue;
            }
            SortedSet<String> grantable =
                    expanded(resource.get(), LakeJson.texts(row.get("PermissionsWithGrantOption")));
            SortedSet<String> permissions = expanded(resource.get(), LakeJson.texts(row.get("Permissions")));
            permissions.addAll(grantable);
            if (!permissions.isEmpty()) {
                add(merged, new Grant(principal, resource.get(), permissions, grantable));
            }
        }
        return new Grants(List.copyOf(merged.values()), doubts);
    }

    /** Two rows of one principal on one thing give what both give. */
    private static void add(Map<String, Grant> merged, Grant grant) {
        String name = grant.principal() + " on " + grant.resource();
        Grant other = merged.get(name);
        if (other == null) {
            merged.put(name, grant);
            return;
        }
        SortedSet<String> permissions = new TreeSet<>(grant.permissions());
        permissions.addAll(other.permissions());
        SortedSet<String> grantable = new TreeSet<>(grant.grantable());
        grantable.addAll(other.grantable());
        merged.put(
                name, new Grant(grant.principal(), both(grant.resource(), other.resource()), permissions, grantable));
    }

    private static Resource both(Resource one, Resource two) {
        if (!(one instanceof Resource.Columns a) || !(two instanceof Resource.Columns b) || a.except()) {
            return one;
        }
        SortedSet<String> columns = new TreeSet<>(a.columns());
        columns.addAll(b.columns());
        return new Resource.Columns(a.catalog(), a.database(), a.table(), false, columns);
    }

    private static SortedSet<String> expanded(Resource resource, SortedSet<String> permissions) {
        SortedSet<String> all = new TreeSet<>(permissions);
        if (all.contains(Permissions.ALL)) {
            SortedSet<String> meant = meantByAll(resource);
            if (!meant.isEmpty()) {
                all.remove(Permissions.ALL);
                all.addAll(meant);
            }
        }
        return all;
    }

    private static SortedSet<String> meantByAll(Resource resource) {
        if (resource instanceof Resource.Table || resource instanceof Resource.AllTables) {
            return Permissions.ON_TABLES;
        }
        if (resource instanceof Resource.Columns || resource instanceof Resource.Cells) {
            return Sorted.copy(List.of(Permissions.SELECT));
        }
        if (resource instanceof Resource.Database) {
            return Permissions.ON_DATABASES;
        }
        if (resource instanceof Resource.Tagged tagged) {
            return tagged.databases() ? Permissions.ON_DATABASES : Permissions.ON_TABLES;
        }
        return new TreeSet<>();
    }

    /** Empty for a shape that Weir does not know. */
    Optional<Resource> resource(Map<String, Object> wire) {
        for (Map.Entry<String, Object> shape : wire.entrySet()) {
            Map<String, Object> json = LakeJson.map(shape.getValue());
            String catalog = catalog(LakeJson.text(json, "CatalogId"));
            String database = LakeJson.text(json, "DatabaseName");
            switch (shape.getKey()) {
                case "Catalog":
                    return Optional.of(new Resource.Catalog(catalog(LakeJson.text(json, "Id"))));
                case "Database":
                    return Optional.of(new Resource.Database(catalog, LakeJson.text(json, "Name")));
                case "Table":
                    return Optional.of(table(catalog, database, json));
                case "TableWithColumns":
                    return Optional.of(columns(catalog, database, json));
                case "DataLocation":
                    return Optional.of(new Resource.Location(catalog, LakeJson.text(json, "ResourceArn")));
                case "DataCellsFilter":
                    return Optional.of(new Resource.Cells(
                            catalog(LakeJson.text(json, "TableCatalogId")),
                            database,
                            LakeJson.text(json, "TableName"),
                            LakeJson.text(json, "Name")));
                case "LFTag":
                    return Optional.of(new Resource.Tag(
                            catalog, LakeJson.text(json, "TagKey"), LakeJson.texts(json.get("TagValues"))));
                case "LFTagPolicy":
                    return Optional.of(new Resource.Tagged(
                            catalog,
                            "DATABASE".equals(LakeJson.text(json, "ResourceType")),
                            expression(json.get("Expression")),
                            LakeJson.text(json, "ExpressionName")));
                case "LFTagExpression":
                    return Optional.of(new Resource.Expression(catalog, LakeJson.text(json, "Name")));
                default:
                    break;
            }
        }
        return Optional.empty();
    }

    private static Resource table(String catalog, String database, Map<String, Object> json) {
        String name = LakeJson.text(json, "Name");
        return json.containsKey("TableWildcard") || name.equals(ALL_TABLES)
                ? new Resource.AllTables(catalog, database)
                : new Resource.Table(catalog, database, name);
    }

    private static Resource columns(String catalog, String database, Map<String, Object> json) {
        SortedSet<String> named = LakeJson.texts(json.get("ColumnNames"));
        SortedSet<String> excluded =
                LakeJson.texts(LakeJson.map(json.get("ColumnWildcard")).get("ExcludedColumnNames"));
        if (named.isEmpty() && excluded.isEmpty()) {
            return table(catalog, database, json);
        }
        return new Resource.Columns(
                catalog, database, LakeJson.text(json, "Name"), named.isEmpty(), named.isEmpty() ? excluded : named);
    }

    /** @param pairs a list of TagKey and TagValues */
    public static TagExpression expression(@Nullable Object pairs) {
        Map<String, SortedSet<String>> anyOf = new TreeMap<>();
        if (pairs instanceof List<?> list) {
            for (Object pair : list) {
                Map<String, Object> json = LakeJson.map(pair);
                anyOf.put(LakeJson.text(json, "TagKey"), LakeJson.texts(json.get("TagValues")));
            }
        }
        return TagExpression.of(anyOf);
    }

    private String catalog(String id) {
        return id.equals(ownCatalog) ? "" : id;
    }

    /** @param json as DataCellsFilter has it; of a table in the own catalog */
    public CellsFilter filter(Map<String, Object> json) {
        Map<String, Object> rowFilter = LakeJson.map(json.get("RowFilter"));
        String rows = LakeJson.text(rowFilter, "FilterExpression").strip();
        SortedSet<String> columns = LakeJson.texts(json.get("ColumnNames"));
        SortedSet<String> without =
                LakeJson.texts(LakeJson.map(json.get("ColumnWildcard")).get("ExcludedColumnNames"));
        return new CellsFilter(
                LakeJson.text(json, "DatabaseName"),
                LakeJson.text(json, "TableName"),
                LakeJson.text(json, "Name"),
                rowFilter.containsKey("AllRowsWildcard") || rows.equalsIgnoreCase("TRUE") ? "" : rows,
                columns,
                columns.isEmpty() ? without : Sorted.copy(List.of()));
    }

    /** The way back: the resource as a call names it. */
    public Map<String, Object> wire(Resource resource) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (resource instanceof Resource.Catalog one) {
            if (!one.catalog().isEmpty()) {
                json.put("Id", one.catalog());
            }
            return Map.of("Catalog", json);
        }
        if (resource instanceof Resource.Cells one) {
            json.put("TableCatalogId", one.catalog().isEmpty() ? ownCatalog : one.catalog());
            json.put("DatabaseName", one.database());
            json.put("TableName", one.table());
            json.put("Name", one.filter());
            return Map.of("DataCellsFilter", json);
        }
        json.put("CatalogId", resource.catalog().isEmpty() ? ownCatalog : resource.catalog());
        if (resource instanceof Resource.Database one) {
            json.put("Name", one.database());
            return Map.of("Database", json);
        }
        if (resource instanceof Resource.Table one) {
            json.put("DatabaseName", one.database());
            json.put("Name", one.table());
            return Map.of("Table", json);
        }
        if (resource instanceof Resource.AllTables one) {
            json.put("DatabaseName", one.database());
            json.put("TableWildcard", Map.of());
            return Map.of("Table", json);
        }
        if (resource instanceof Resource.Columns one) {
            json.put("DatabaseName", one.database());
            json.put("Name", one.table());
            if (one.except()) {
                json.put("ColumnWildcard", Map.of("ExcludedColumnNames", List.copyOf(one.columns())));
            } else {
                json.put("ColumnNames", List.copyOf(one.columns()));
            }
            return Map.of("TableWithColumns", json);
        }
        if (resource instanceof Resource.Tagged one) {
            json.put("ResourceType", one.databases() ? "DATABASE" : "TABLE");
            if (one.named().isEmpty()) {
                json.put("Expression", pairs(one.expression()));
            } else {
                json.put("ExpressionName", one.named());
            }
            return Map.of("LFTagPolicy", json);
        }
        if (resource instanceof Resource.Location one) {
            json.put("ResourceArn", one.arn());
            return Map.of("DataLocation", json);
        }
        if (resource instanceof Resource.Expression one) {
            json.put("Name", one.name());
            return Map.of("LFTagExpression", json);
        }
        Resource.Tag one = (Resource.Tag) resource;
        json.put("TagKey", one.tag());
        json.put("TagValues", List.copyOf(one.values()));
        return Map.of("LFTag", json);
    }

    public static List<Map<String, Object>> pairs(TagExpression expression) {
        return expression.anyOf().entrySet().stream()
                .map(key -> Map.<String, Object>of("TagKey", key.getKey(), "TagValues", List.copyOf(key.getValue())))
                .toList();
    }

    /** The filter as a call gives it, without a version. */
    public Map<String, Object> wire(CellsFilter filter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("TableCatalogId", ownCatalog);
        json.put("DatabaseName", filter.database());
        json.put("TableName", filter.table());
        json.put("Name", filter.name());
        json.put(
                "RowFilter",
                filter.rows().isEmpty()
                        ? Map.of("AllRowsWildcard", Map.of())
                        : Map.of("FilterExpression", filter.rows()));
        if (filter.columns().isEmpty()) {
            json.put("ColumnWildcard", Map.of("ExcludedColumnNames", List.copyOf(filter.without())));
        } else {
            json.put("ColumnNames", List.copyOf(filter.columns()));
        }
        return json;
    }
}
