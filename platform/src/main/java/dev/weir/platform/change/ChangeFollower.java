package dev.weir.platform.change;

import dev.weir.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Lets parts of Weir act on changes, each on every change once, over restarts and on one replica at a time. */
@ApplicationScoped
public class ChangeFollower {

    private final ChangeFeed feed;
    private final Sql sql;

    ChangeFollower(ChangeFeed feed, DataSource database) {
        this.feed = feed;
        this.sql = new Sql(database);
    }

    /**
     * Gives {@code act} the next changes, and keeps the watermark in the same transaction as what {@code act} writes.
     *
     * @param reader its name, under which the watermark is kept
     * @return how many changes there were; 0 also while another replica is at it
     */
    @Transactional
    public int follow(String reader, int limit, Consumer<Change> act) {
        sql.update(
                "insert into platform.change_reader (name, xid, seq) values (?, '0', 0) on conflict do nothing",
                reader);
        Optional<Watermark> reached = sql
                .query(
                        """
                        select xid::text as transaction, seq from platform.change_reader
                        where name = ? for update skip locked
                        """,
                        row -> new Watermark(Long.parseLong(row.getString("transaction")), row.getLong("seq")),
                        reader)
                .stream()
                .findFirst();
        if (reached.isEmpty()) {
            return 0;
        }
        List<Change> changes = feed.readAfter(reached.get(), limit);
        changes.forEach(act);
        if (!changes.isEmpty()) {
            Watermark now = changes.get(changes.size() - 1).watermark();
            sql.update(
                    "update platform.change_reader set xid = ?::xid8, seq = ? where name = ?",
                    Long.toString(now.xid()),
                    now.seq(),
                    reader);
        }
        return changes.size();
    }
}
