package dev.weir.policy.document;

import java.util.Optional;

/**
 * Databases, tables or columns by name: {@code silver_crm}, {@code silver_*.contacts}, {@code silver_crm.contacts.email}. A star
 * stands for any characters. What is said of a table is said of its columns.
 */
public record NamePattern(String database, Optional<String> table, Optional<String> column) {

    /** @throws IllegalArgumentException with what is wrong */
    public static NamePattern of(String text) {
        String[] parts = text.split("\\.", 3);
        for (String part : parts) {
            if (part.isEmpty() || part.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException(
                        text + " is no name: write database, database.table or database.table.column");
            }
        }
        return new NamePattern(
                parts[0],
                parts.length > 1 ? Optional.of(parts[1]) : Optional.empty(),
                parts.length > 2 ? Optional.of(parts[2]) : Optional.empty());
    }

    /** Whether it speaks of the table, or of some of its columns. */
    public boolean touches(String inDatabase, String ofTable) {
        return matches(database, inDatabase) && (table.isEmpty() || matches(table.get(), ofTable));
    }

    /** Whether it is one table, or columns of one. */
    public boolean ofOneTable() {
        return isPlain(database) && table.isPresent() && isPlain(table.get());
    }

    private static boolean isPlain(String glob) {
        return glob.indexOf('*') < 0;
    }

    /** Whether a name is meant by a text with stars. */
    public static boolean matches(String glob, String name) {
        if (isPlain(glob)) {
            return glob.equals(name);
        }
        if (glob.equals("*")) {
            return true;
        }
        return glob(glob, 0, name, 0);
    }

    private static boolean glob(String glob, int from, String name, int at) {
        int star = glob.indexOf('*', from);
        if (star < 0) {
            return name.length() - at == glob.length() - from && name.startsWith(glob.substring(from), at);
        }
        String before = glob.substring(from, star);
        if (!name.startsWith(before, at)) {
            return false;
        }
        for (int next = at + before.length(); next <= name.length(); next++) {
            if (glob(glob, star + 1, name, next)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return database
                + table.map(t -> "." + t).orElse("")
                + column.map(c -> "." + c).orElse("");
    }
}
