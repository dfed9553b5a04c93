package dev.weir.platform.change.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.database.DatabaseAddress;
import dev.weir.platform.json.Json;
import dev.weir.platform.testing.SingleConnections;
import dev.weir.platform.testing.TestPostgres;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresChangeFeedTest {

    private DataSource database;
    private PostgresChangeFeed feed;

    @BeforeEach
    void open() {
        DatabaseAddress address = TestPostgres.freshDatabase();
        database = SingleConnections.to(address);
        feed = new PostgresChangeFeed(database, new Json(new ObjectMapper()));
    }

    @Test
    void losesNothingWhenTransactionsCommitInTheOppositeOrderOfTheirSequenceNumbers() throws SQLException {
        try (Connection early = begin();
                Connection late = begin()) {
            append(early, "early");
            append(late, "late");

            late.commit();
            List<Change> whileEarlyRuns = feed.readAfter(Watermark.START, 10);
            early.commit();
            List<Change> afterBoth = feed.readAfter(Watermark.START, 10);

            assertThat(whileEarlyRuns).isEmpty();
            assertThat(afterBoth).extracting(Change::subject).containsExactly("early", "late");
        }
    }

    @Test
    void losesNothingWhenTheLaterSequenceNumberBelongsToTheOlderTransaction() throws SQLException {
        try (Connection older = begin();
                Connection younger = begin()) {
            takeTransactionId(older);
            append(younger, "sequence 1, younger transaction");
            append(older, "sequence 2, older transaction");

            older.commit();
            List<Change> first = feed.readAfter(Watermark.START, 10);
            younger.commit();
            List<Change> second = feed.readAfter(first.get(0).watermark(), 10);

            assertThat(first).extracting(Change::subject).containsExactly("sequence 2, older transaction");
            assertThat(second).extracting(Change::subject).containsExactly("sequence 1, younger transaction");
        }
    }

    @Test
    void aRolledBackChangeIsNeverSeenAndHoldsNothingBack() throws SQLException {
        try (Connection undone = begin();
                Connection kept = begin()) {
            append(undone, "undone");
            append(kept, "kept");

            kept.commit();
            undone.rollback();

            assertThat(feed.readAfter(Watermark.START, 10))
                    .extracting(Change::subject)
                    .containsExactly("kept");
        }
    }

    @Test
    void aReaderKilledBetweenReadingAndActingReadsTheSameAgain() throws SQLException {
        try (Connection writer = begin()) {
            append(writer, "a");
            append(writer, "b");
            writer.commit();
        }
        Reader reader = new Reader();

        try (Connection killed = begin()) {
            reader.actOnNext(killed, 1);
            // The process dies here: the server rolls back what was not committed.
        }
        List<String> afterTheKill = reader.acted();
        try (Connection again = begin()) {
            reader.actOnNext(again, 1);
            again.commit();
            reader.actOnNext(again, 1);
            again.commit();
        }

        assertThat(afterTheKill).isEmpty();
        assertThat(reader.acted()).containsExactly("a", "b");
    }

    @Test
    void manyWritersAndOneReaderAgreeOnEveryChange() throws Exception {
        int writers = 6;
        int each = 60;
        var pool = Executors.newFixedThreadPool(writers + 1);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int name = writer;
                work.add(() -> {
                    writeInJumbledTransactions(name, each);
                    return null;
                });
            }
            Future<List<String>> read = pool.submit(() -> readAll(writers * each));
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }

            assertThat(read.get()).hasSize(writers * each).doesNotHaveDuplicates();
        } finally {
            pool.shutdownNow();
        }
    }

    private void writeInJumbledTransactions(int writer, int count) throws SQLException, InterruptedException {
        Random random = new Random(writer);
        try (Connection connection = begin()) {
            for (int i = 0; i < count; i++) {
                if (random.nextBoolean()) {
                    takeTransactionId(connection);
                    Thread.sleep(random.nextInt(3));
                }
                append(connection, writer + "/" + i);
                Thread.sleep(random.nextInt(3));
                connection.commit();
            }
        }
    }

    // Any transaction of the server holds back younger ones, even one of its own housekeeping: "nothing yet" is not the
    // end.
    private List<String> readAll(int expected) {
        List<String> seen = new ArrayList<>();
        Watermark reached = Watermark.START;
        Instant deadline = Instant.now().plusSeconds(30);
        while (seen.size() < expected && Instant.now().isBefore(deadline)) {
            for (Change change : feed.readAfter(reached, 7)) {
                seen.add(change.subject());
                reached = change.watermark();
            }
        }
        return seen;
    }

    /** Acts by inserting into a table, and keeps its watermark in the same transaction. */
    private final class Reader {

        Reader() throws SQLException {
            try (Connection connection = database.getConnection()) {
                connection.createStatement().execute("create table acted (n serial, subject text, watermark text)");
            }
        }

        void actOnNext(Connection transaction, int limit) throws SQLException {
            Watermark reached = Watermark.START;
            try (var last =
                    transaction.createStatement().executeQuery("select watermark from acted order by n desc limit 1")) {
                if (last.next()) {
                    reached = Watermark.parse(last.getString(1));
                }
            }
            for (Change change : feed.readAfter(reached, limit)) {
                try (var insert =
                        transaction.prepareStatement("insert into acted (subject, watermark) values (?, ?)")) {
                    insert.setString(1, change.subject());
                    insert.setString(2, change.watermark().toString());
                    insert.executeUpdate();
                }
            }
        }

        List<String> acted() throws SQLException {
            List<String> subjects = new ArrayList<>();
            try (Connection connection = database.getConnection();
                    var rows = connection.createStatement().executeQuery("select subject from acted order by n")) {
                while (rows.next()) {
                    subjects.add(rows.getString(1));
                }
            }
            return subjects;
        }
    }

    private Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void takeTransactionId(Connection connection) throws SQLException {
        connection.createStatement().execute("select pg_current_xact_id()");
    }

    private static void append(Connection transaction, String subject) {
        new PostgresChangeFeed(within(transaction), new Json(new ObjectMapper()))
                .append("test.done", subject, Map.of("of", subject));
    }

    /** A data source whose every connection is {@code transaction}, as the service's pool gives it inside JTA. */
    private static DataSource within(Connection transaction) {
        Connection notClosed = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(transaction, arguments));
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> notClosed);
    }
}
