package dev.weir.quality.ruleset.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.ruleset.Rulesets;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresRulesets implements Rulesets {

    private final Rows rows = new Rows();
    private final Sql sql;
    private final Json json;

    PostgresRulesets(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.json = json;
    }

    private static final class Rows implements PanacheRepositoryBase<RulesetRow, UUID> {}

    @Override
    public Optional<Ruleset> find(String name) {
        return rows.find("name", name).firstResultOptional().map(row -> row.ruleset(json));
    }

    @Override
    public List<Ruleset> find(Collection<String> names) {
        return names.isEmpty() ? List.of() : read(rows.find("name in ?1", names));
    }

    @Override
    public List<Ruleset> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : read(rows.find("id in ?1", ids));
    }

    private List<Ruleset> read(PanacheQuery<RulesetRow> found) {
        return found.stream().map(row -> row.ruleset(json)).toList();
    }

    @Override
    public void lockAll() {
        sql.query(
                "select pg_advisory_xact_lock(hashtext('quality.ruleset')) is null as locked",
                row -> row.getBoolean("locked"));
    }

    @Override
    public void delete(UUID id) {
        rows.deleteById(id);
    }

    @Override
    public void save(Ruleset ruleset) {
        Optional<RulesetRow> known = rows.findByIdOptional(ruleset.id());
        RulesetRow row = known.orElseGet(RulesetRow::new);
        row.take(ruleset, json);
        if (known.isEmpty()) {
            rows.persist(row);
        }
        // Its origin, which refers to it, is written past Hibernate.
        rows.flush();
    }

    @Override
    public List<Ruleset> list(PageRequest page) {
        PanacheQuery<RulesetRow> found = page.afterId()
                .map(after -> rows.find("id > ?1 order by id", after))
                .orElseGet(() -> rows.find("order by id"));
        return found.range(0, page.limit()).stream()
                .map(row -> row.ruleset(json))
                .toList();
    }
}
