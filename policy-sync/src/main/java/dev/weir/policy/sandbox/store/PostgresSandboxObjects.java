package dev.weir.policy.sandbox.store;

import dev.weir.platform.database.Sql;
import dev.weir.policy.sandbox.SandboxObjects;
import dev.weir.policy.target.ObjectKey;
import dev.weir.policy.target.TargetObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresSandboxObjects implements SandboxObjects {

    private final Sql sql;

    PostgresSandboxObjects(DataSource database) {
        this.sql = new Sql(database);
    }

    @Override
    public List<TargetObject> all(String target) {
        return sql.query(
                "select kind, name, ours, body from policy.sandbox_object where target = ? order by kind, name",
                PostgresSandboxObjects::object,
                target);
    }

    @Override
    public boolean replace(String target, ObjectKey key, Optional<String> before, Optional<String> after) {
        if (before.isEmpty()) {
            return sql.update("""
                            insert into policy.sandbox_object (target, kind, name, ours, body)
                            values (?, ?, ?, true, ?)
                            on conflict do nothing
                            """, target, key.kind(), key.name(), after.orElseThrow()) == 1;
        }
        if (after.isEmpty()) {
            return sql.update("""
                            delete from policy.sandbox_object
                            where target = ? and kind = ? and name = ? and ours and body = ?
                            """, target, key.kind(), key.name(), before.get()) == 1;
        }
        return sql.update("""
                        update policy.sandbox_object set body = ?, changed_by = 'weir', changed_at = clock_timestamp()
                        where target = ? and kind = ? and name = ? and ours and body = ?
                        """, after.get(), target, key.kind(), key.name(), before.get()) == 1;
    }

    @Override
    public Optional<TargetObject> find(String target, ObjectKey key) {
        return sql.query("""
                        select kind, name, ours, body from policy.sandbox_object
                        where target = ? and kind = ? and name = ?
                        """, PostgresSandboxObjects::object, target, key.kind(), key.name()).stream()
                .findFirst();
    }

    private static TargetObject object(ResultSet row) throws SQLException {
        return new TargetObject(
                new ObjectKey(row.getString("kind"), row.getString("name")),
                row.getBoolean("ours"),
                row.getString("body"));
    }

    @Override
    public void put(String target, TargetObject object, String by) {
        sql.update("""
                insert into policy.sandbox_object (target, kind, name, ours, body, changed_by)
                values (?, ?, ?, ?, ?, ?)
                on conflict (target, kind, name) do update
                set ours = excluded.ours, body = excluded.body, changed_by = excluded.changed_by,
                    changed_at = clock_timestamp()
                """, target, object.key().kind(), object.key().name(), object.ours(), object.body(), by);
    }

    @Override
    public boolean remove(String target, ObjectKey key) {
        return sql.update(
                        "delete from policy.sandbox_object where target = ? and kind = ? and name = ?",
                        target,
                        key.kind(),
                        key.name())
                == 1;
    }
}
