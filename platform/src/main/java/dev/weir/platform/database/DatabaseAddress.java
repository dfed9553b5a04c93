package dev.weir.platform.database;

/** Where PostgreSQL is. {@code url} is a JDBC URL. */
public record DatabaseAddress(String url, String user, String password) {

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
