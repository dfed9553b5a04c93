package dev.weir.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.platform.database.Sql;
import dev.weir.platform.testing.SingleConnections;
import dev.weir.platform.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private final Sql sql = new Sql(SingleConnections.to(TestPostgres.freshDatabase()));

    @Test
    void keepsEventsOfAnyDay() {
        sql.update("""
                insert into lineage.event (day, hash, at, kind, bytes, body)
                values ('-infinity', '\\x00', now(), 'unknown', 1, '\\x00'), ('9999-01-01', '\\x01', now(), 'run', 1, '\\x00')
                """);

        assertThat(sql.query("select count(*) from lineage.event_other", row -> row.getLong(1)))
                .containsExactly(2L);
    }
}
