package dev.weir.catalog.search.store;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.Kind;
import dev.weir.platform.change.Change;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One kind of entries in the database. */
interface EntryRows {

    Kind kind();

    /** A row for each entry for which {@code condition} holds. */
    String query(String condition);

    /** A condition with one parameter, an array of ids as texts. */
    String idIn();

    Entry entry(ResultSet row) throws SQLException;

    /** Ids of what may look different after these changes. */
    Set<String> touched(Collection<Change> changes);

    /** What is behind the first slash of {@code change}'s subject. */
    static String idOf(Change change) {
        return change.subject().substring(change.subject().indexOf('/') + 1);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).filter(given -> !given.isBlank());
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList();
    }
}
