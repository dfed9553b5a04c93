package dev.weir.quality.ruleset.store;

import dev.weir.platform.database.Sql;
import dev.weir.quality.ruleset.RulesetOrigin;
import dev.weir.quality.ruleset.RulesetOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresOrigins implements RulesetOrigins {

    private final Sql sql;

    PostgresOrigins(DataSource database) {
        this.sql = new Sql(database);
    }

    private record Row(UUID ruleset, RulesetOrigin origin) {}

    @Override
    public Map<UUID, RulesetOrigin> of(Collection<UUID> rulesets) {
        return rulesets.isEmpty()
                ? Map.of()
                : where("ruleset_id = any (?::uuid[])", (Object) rulesets.toArray(UUID[]::new));
    }

    @Override
    public Map<UUID, RulesetOrigin> in(String source) {
        return where("source = ?", source);
    }

    private Map<UUID, RulesetOrigin> where(String condition, Object parameter) {
        List<Row> rows = sql.query(
                "select ruleset_id, source, file, version from quality.ruleset_origin where " + condition,
                row -> new Row(
                        row.getObject("ruleset_id", UUID.class),
                        new RulesetOrigin(row.getString("source"), row.getString("file"), row.getInt("version"))),
                parameter);
        return rows.stream().collect(Collectors.toMap(Row::ruleset, Row::origin));
    }

    @Override
    public void save(UUID ruleset, RulesetOrigin origin) {
        sql.update("""
                insert into quality.ruleset_origin (ruleset_id, source, file, version) values (?, ?, ?, ?)
                on conflict (ruleset_id) do update
                set source = excluded.source, file = excluded.file, version = excluded.version
                """, ruleset, origin.source(), origin.file(), origin.version());
    }
}
