package dev.weir.lineage.intake.store;

import dev.weir.lineage.intake.DeadLetters;
import dev.weir.lineage.intake.EventLog;
import dev.weir.platform.id.Ids;
import java.time.Clock;
import javax.sql.DataSource;

/** The adapters, for tests outside the package. */
public final class EventStores {

    private EventStores() {}

    public static EventLog log(DataSource database, Clock clock) {
        return new PostgresEventLog(database, clock);
    }

    public static DeadLetters deadLetters(DataSource database, Ids ids, Clock clock) {
        return new PostgresDeadLetters(database, ids, clock);
    }
}
