package dev.weir.catalog.search.store;

import dev.weir.catalog.search.Entry;
import dev.weir.catalog.search.EntrySource;
import dev.weir.catalog.search.Kind;
import dev.weir.catalog.search.Subject;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads all kinds through cursors, in one transaction that sees one moment. */
@ApplicationScoped
public class PostgresEntries implements EntrySource {

    private static final int ROWS_AT_ONCE = 1_000;

    private final DataSource database;
    private final ChangeFeed feed;
    private final List<EntryRows> kinds;
    private final Sql sql;

    PostgresEntries(DataSource database, ChangeFeed feed, @Any Instance<EntryRows> kinds) {
        this.database = database;
        this.feed = feed;
        this.kinds =
                kinds.stream().sorted(Comparator.comparing(EntryRows::kind)).toList();
        this.sql = new Sql(database);
    }

    @Override
    public String identity() {
        return sql
                .query(
                        "select extract(epoch from at)::text as at from platform.change order by xid, seq limit 1",
                        row -> row.getString("at"))
                .stream()
                .findFirst()
                .orElse("empty");
    }

    @Override
    public Watermark written() {
        return sql
                .query(
                        "select xid::text as transaction, seq from platform.change order by xid desc, seq desc limit 1",
                        row -> new Watermark(Long.parseLong(row.getString("transaction")), row.getLong("seq")))
                .stream()
                .findFirst()
                .orElse(Watermark.START);
    }

    // The watermark is taken first: a change that is in it is in every snapshot that is taken later.
    @Override
    public Watermark load(Consumer<Entry> entries) {
        Watermark reached = feed.newest();
        try (Connection connection = database.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                for (EntryRows kind : kinds) {
                    load(connection, kind, entries);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
                connection.setTransactionIsolation(isolation);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the catalog could not be read: " + failed.getMessage(), failed);
        }
        return reached;
    }

    private static void load(Connection connection, EntryRows kind, Consumer<Entry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(kind.query("true"))) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.accept(kind.entry(rows));
                }
            }
        }
    }

    @Override
    public Set<Subject> touched(Collection<Change> changes) {
        Set<Subject> touched = new HashSet<>();
        for (EntryRows kind : kinds) {
            for (String id : kind.touched(changes)) {
                touched.add(new Subject(kind.kind(), id));
            }
        }
        return touched;
    }

    @Override
    public List<Entry> read(Collection<Subject> subjects) {
        List<Entry> found = new ArrayList<>();
        for (EntryRows kind : kinds) {
            String[] ids = ids(subjects, kind.kind());
            if (ids.length > 0) {
                found.addAll(sql.query(kind.query(kind.idIn()), kind::entry, (Object) ids));
            }
        }
        return found;
    }

    private static String[] ids(Collection<Subject> subjects, Kind kind) {
        return subjects.stream()
                .filter(subject -> subject.kind() == kind)
                .map(Subject::id)
                .toArray(String[]::new);
    }
}
