package dev.weir.catalog.glue;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a table is called in Glue, and so in SQL: lower-case letters, digits and underscores. Several aliases may come to
 * the same name.
 */
public record TableName(String database, String table) implements Comparable<TableName> {

    /** Glue's limit, in bytes of UTF-8; these names are ASCII. */
    public static final int LONGEST = 255;

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9_]");
    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::database).thenComparing(TableName::table);

    /** {@code orders_2024} for {@code Orders-2024}. */
    public static String inSql(String name) {
        return NOT_IN_NAMES.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
    }

    public boolean isTooLong() {
        return database.length() > LONGEST || table.length() > LONGEST;
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
