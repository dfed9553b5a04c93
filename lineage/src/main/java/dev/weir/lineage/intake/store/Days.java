package dev.weir.lineage.intake.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.database.Sql.SqlFailed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The partitions of {@code lineage.event}: one a day, for days around today. Events of other days share one, so that a clock
 * that is wrong by centuries makes no tables.
 */
final class Days {

    private static final Logger LOG = Logger.getLogger(Days.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'event_'yyyyMMdd");
    private static final int PAST = 400;
    private static final int FUTURE = 2;

    private final Sql sql;
    private final Clock clock;
    private final Set<LocalDate> ready = ConcurrentHashMap.newKeySet();

    Days(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void prepare(Stream<LocalDate> days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        days.filter(day -> !day.isBefore(today.minusDays(PAST)) && !day.isAfter(today.plusDays(FUTURE)))
                .filter(day -> !ready.contains(day))
                .forEach(this::make);
    }

    // A lock, since "if not exists" does not see what another transaction is about to make.
    private void make(LocalDate day) {
        try {
            sql.update("""
                    do $$
                    begin
                        perform pg_advisory_xact_lock(hashtext('lineage.event'));
                        create table if not exists lineage.%1$s partition of lineage.event
                            for values from ('%2$s') to ('%3$s');
                    end $$
                    """.formatted(NAME.format(day), day, day.plusDays(1)));
        } catch (SqlFailed failed) {
            // Events of this day came when it was far in the future: they are in event_other, and so are those to come.
            LOG.warnf("%s gets no partition of its own: %s", day, failed.getMessage());
        }
        ready.add(day);
    }

    /** @return how many days were forgotten */
    int forget(LocalDate end) {
        List<LocalDate> old =
                sql.query("""
                        select substring(c.relname from 7) as day from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'lineage.event'::regclass and c.relname ~ '^event_[0-9]{8}$'
                        """, row -> LocalDate.parse(row.getString("day"), DateTimeFormatter.BASIC_ISO_DATE)).stream()
                        .filter(day -> day.isBefore(end))
                        .toList();
        for (LocalDate day : old) {
            sql.update("drop table if exists lineage." + NAME.format(day));
            ready.remove(day);
        }
        int others = sql.update("""
                delete from lineage.event_other where day < ? and received_at < ?::timestamptz
                """, end, end.atStartOfDay().toString() + "Z");
        return old.size() + (others > 0 ? 1 : 0);
    }
}
