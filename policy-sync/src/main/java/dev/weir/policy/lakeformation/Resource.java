package dev.weir.policy.lakeformation;

import dev.weir.policy.lakeformation.LakeJson.Fields;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** What a grant is on. Its {@link #toString} is the same for the same thing, and readable. */
public sealed interface Resource {

    /** A whole catalog. */
    record Catalog(String catalog) implements Resource {
        @Override
        public String toString() {
            return "catalog" + at(catalog);
        }
    }

    /** @param catalog another account's id; empty for the own catalog */
    record Database(String catalog, String database) implements Resource {
        public Database {
            database = Sorted.lower(database);
        }

        @Override
        public String toString() {
            return "database " + database + at(catalog);
        }
    }

    /** One table, with all its columns. */
    record Table(String catalog, String database, String table) implements Resource {
        public Table {
            database = Sorted.lower(database);
            table = Sorted.lower(table);
        }

        @Override
        public String toString() {
            return "table " + database + "." + table + at(catalog);
        }
    }

    /** All tables that a database has and will have. */
    record AllTables(String catalog, String database) implements Resource {
        public AllTables {
            database = Sorted.lower(database);
        }

        @Override
        public String toString() {
            return "tables " + database + ".*" + at(catalog);
        }
    }

    /**
     * Some columns of a table, for SELECT only. Which ones are named is not part of the grant's name, so that a column more or
     * less is a change of the grant; which ones are left out is, since Lake Formation takes such a grant only as it was given.
     *
     * @param except whether it is all columns but these
     */
    record Columns(String catalog, String database, String table, boolean except, SortedSet<String> columns)
            implements Resource {
        public Columns {
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("no columns of " + database + "." + table);
            }
            database = Sorted.lower(database);
            table = Sorted.lower(table);
            columns = Sorted.copy(columns);
        }

        public boolean sees(String column) {
            return except != columns.contains(column);
        }

        @Override
        public String toString() {
            return "columns of " + database + "." + table + (except ? " but " + String.join(", ", columns) : "")
                    + at(catalog);
        }
    }

    /**
     * Whatever has these tags.
     *
     * @param databases whether databases are meant, else tables and columns
     * @param named the {@link NamedExpression}; empty if {@code expression} says it
     */
    record Tagged(String catalog, boolean databases, TagExpression expression, String named) implements Resource {
        @Override
        public String toString() {
            return (databases ? "databases where " : "tables where ")
                    + (named.isEmpty() ? expression.toString() : "expression " + named)
                    + at(catalog);
        }
    }

    /** The cells of a {@link CellsFilter}, for SELECT only. */
    record Cells(String catalog, String database, String table, String filter) implements Resource {
        public Cells {
            database = Sorted.lower(database);
            table = Sorted.lower(table);
        }

        @Override
        public String toString() {
            return "cells " + database + "." + table + "/" + filter + at(catalog);
        }
    }

    /** A place in S3, by its ARN. */
    record Location(String catalog, String arn) implements Resource {
        @Override
        public String toString() {
            return "location " + arn + at(catalog);
        }
    }

    /** A tag itself: who may assign its values. */
    record Tag(String catalog, String tag, SortedSet<String> values) implements Resource {
        public Tag {
            tag = Sorted.lower(tag);
            values = Sorted.lower(values);
        }

        @Override
        public String toString() {
            return "tag " + tag + "=" + String.join("|", values) + at(catalog);
        }
    }

    /** A {@link NamedExpression} itself. */
    record Expression(String catalog, String name) implements Resource {
        @Override
        public String toString() {
            return "expression " + name + at(catalog);
        }
    }

    static Database database(String database) {
        return new Database("", database);
    }

    static Table table(String database, String table) {
        return new Table("", database, table);
    }

    static AllTables allTables(String database) {
        return new AllTables("", database);
    }

    static Columns columns(String database, String table, Set<String> columns) {
        return new Columns("", database, table, false, Sorted.copy(columns));
    }

    static Columns columnsBut(String database, String table, Set<String> columns) {
        return new Columns("", database, table, true, Sorted.copy(columns));
    }

    static Tagged databasesTagged(Map<String, ? extends Collection<String>> anyOf) {
        return new Tagged("", true, TagExpression.of(anyOf), "");
    }

    static Tagged tablesTagged(Map<String, ? extends Collection<String>> anyOf) {
        return new Tagged("", false, TagExpression.of(anyOf), "");
    }

    static Cells cells(CellsFilter filter) {
        return new Cells("", filter.database(), filter.table(), filter.name());
    }

    /** The catalog it is in; empty for the own one. */
    String catalog();

    private static String at(String catalog) {
        return catalog.isEmpty() ? "" : " in catalog " + catalog;
    }

    static Resource of(Map<String, Object> json) {
        String catalog = LakeJson.text(json, "catalog");
        String database = LakeJson.text(json, "database");
        String table = LakeJson.text(json, "table");
        TagExpression expression = TagExpression.of(LakeJson.textsByName(json.get("expression")));
        return switch (LakeJson.text(json, "type")) {
            case "catalog" -> new Catalog(catalog);
            case "database" -> new Database(catalog, database);
            case "table" -> new Table(catalog, database, table);
            case "all-tables" -> new AllTables(catalog, database);
            case "columns" -> new Columns(catalog, database, table, false, LakeJson.texts(json.get("columns")));
            case "columns-but" -> new Columns(catalog, database, table, true, LakeJson.texts(json.get("columns")));
            case "tagged-databases" -> new Tagged(catalog, true, expression, LakeJson.text(json, "named"));
            case "tagged-tables" -> new Tagged(catalog, false, expression, LakeJson.text(json, "named"));
            case "cells" -> new Cells(catalog, database, table, LakeJson.text(json, "filter"));
            case "location" -> new Location(catalog, LakeJson.text(json, "arn"));
            case "expression" -> new Expression(catalog, LakeJson.text(json, "named"));
            case "tag" -> new Tag(catalog, LakeJson.text(json, "tag"), LakeJson.texts(json.get("values")));
            default -> throw new IllegalArgumentException("no resource of Lake Formation: " + json);
        };
    }

    default Map<String, Object> fields() {
        Fields fields = new Fields().put("catalog", catalog());
        if (this instanceof Catalog) {
            return fields.put("type", "catalog").all();
        }
        if (this instanceof Database one) {
            return fields.put("type", "database")
                    .put("database", one.database())
                    .all();
        }
        if (this instanceof Table one) {
            return fields.put("type", "table")
                    .put("database", one.database())
                    .put("table", one.table())
                    .all();
        }
        if (this instanceof AllTables one) {
            return fields.put("type", "all-tables")
                    .put("database", one.database())
                    .all();
        }
        if (this instanceof Columns one) {
            return fields.put("type", one.except() ? "columns-but" : "columns")
                    .put("database", one.database())
                    .put("table", one.table())
                    .put("columns", one.columns())
                    .all();
        }
        if (this instanceof Tagged one) {
            return fields.put("type", one.databases() ? "tagged-databases" : "tagged-tables")
                    .put("expression", one.expression().anyOf())
                    .put("named", one.named())
                    .all();
        }
        if (this instanceof Cells one) {
            return fields.put("type", "cells")
                    .put("database", one.database())
                    .put("table", one.table())
                    .put("filter", one.filter())
                    .all();
        }
        if (this instanceof Location one) {
            return fields.put("type", "location").put("arn", one.arn()).all();
        }
        if (this instanceof Expression one) {
            return fields.put("type", "expression").put("named", one.name()).all();
        }
        Tag one = (Tag) this;
        return fields.put("type", "tag")
                .put("tag", one.tag())
                .put("values", one.values())
                .all();
    }
}
