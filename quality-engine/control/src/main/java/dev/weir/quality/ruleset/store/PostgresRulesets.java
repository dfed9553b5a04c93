package dev.weir.quality.ruleset.store;

import dev.weir.platform.json.Json;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.ruleset.Rulesets;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresRulesets implements Rulesets {

    private final Rows rows = new Rows();
    private final Json json;

    PostgresRulesets(Json json) {
        this.json = json;
    }

    private static final class Rows implements PanacheRepositoryBase<RulesetRow, UUID> {}

    @Override
    public Optional<Ruleset> find(String name) {
        return rows.find("name", name).firstResultOptional().map(row -> row.ruleset(json));
    }

    @Override
    public void save(Ruleset ruleset) {
        Optional<RulesetRow> known = rows.findByIdOptional(ruleset.id());
        RulesetRow row = known.orElseGet(RulesetRow::new);
        row.take(ruleset, json);
        if (known.isEmpty()) {
            rows.persist(row);
        }
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
