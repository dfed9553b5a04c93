package dev.weir.policy.lakeformation.store;

import dev.weir.platform.database.Sql;
import dev.weir.policy.lakeformation.Ledger;
import dev.weir.policy.lakeformation.Ledgers;
import dev.weir.policy.target.ObjectKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Each call is durable when it returns: it is made outside of any transaction. */
@ApplicationScoped
class PostgresLedgers implements Ledgers {

    private final Sql sql;

    PostgresLedgers(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public Ledger of(String target) {
        return new Ledger() {
            @Override
            public Set<ObjectKey> made() {
                return new HashSet<>(sql.query(
                        "select kind, name from policy.ledger where target = ?",
                        row -> new ObjectKey(row.getString("kind"), row.getString("name")),
                        target));
            }

            @Override
            public void keep(Collection<ObjectKey> keys) {
                sql.update("""
                        insert into policy.ledger (target, kind, name)
                        select ?, made.kind, made.name from unnest(?::text[], ?::text[]) as made (kind, name)
                        on conflict do nothing
                        """, target, kinds(keys), names(keys));
            }

            @Override
            public void forget(Collection<ObjectKey> keys) {
                sql.update("""
                        delete from policy.ledger l using unnest(?::text[], ?::text[]) as gone (kind, name)
                        where l.target = ? and l.kind = gone.kind and l.name = gone.name
                        """, kinds(keys), names(keys), target);
            }
        };
    }

    private static String[] kinds(Collection<ObjectKey> keys) {
        return keys.stream().map(ObjectKey::kind).toArray(String[]::new);
    }

    private static String[] names(Collection<ObjectKey> keys) {
        return keys.stream().map(ObjectKey::name).toArray(String[]::new);
    }
}
