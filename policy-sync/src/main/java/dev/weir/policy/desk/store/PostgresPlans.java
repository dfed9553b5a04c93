package dev.weir.policy.desk.store;

import dev.weir.platform.database.Sql;
import dev.weir.platform.json.Json;
import dev.weir.policy.desk.KeptPlan;
import dev.weir.policy.desk.Plans;
import dev.weir.policy.plan.Plan;
import dev.weir.policy.plan.Wanted;
import dev.weir.policy.target.Change.Action;
import dev.weir.policy.target.TargetObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresPlans implements Plans {

    private final Sql sql;
    private final PackedJson packed;

    PostgresPlans(DataSource database, Json json) {
        this.sql = new Sql(database);
        this.packed = new PackedJson(json);
    }

    @Override
    public void add(KeptPlan kept) {
        Plan plan = kept.plan();
        sql.update(
                """
                insert into policy.plan (id, target, kind, document_set, fingerprint, author, at, creates, updates, deletes,
                    losing, exposed, stops, body, wanted, before)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                kept.id(),
                plan.target(),
                kept.kind().wireName(),
                kept.documentSet(),
                plan.fingerprint(),
                kept.author(),
                kept.at().atOffset(ZoneOffset.UTC),
                (int) plan.count(Action.CREATE),
                (int) plan.count(Action.UPDATE),
                (int) plan.count(Action.DELETE),
                plan.difference().losing().size(),
                plan.difference().exposed().size(),
                plan.stops().size(),
                packed.pack(plan),
                packed.pack(kept.wanted()),
                packed.pack(kept.before()));
    }

    @Override
    public Optional<KeptPlan> find(UUID id) {
        List<KeptPlan.Approval> approvals = sql.query(
                "select person, at from policy.approval where plan_id = ? order by at",
                row -> new KeptPlan.Approval(
                        row.getString("person"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                id);
        return sql
                .query(
                        "select * from policy.plan where id = ?",
                        row -> new KeptPlan(
                                row.getObject("id", UUID.class),
                                kind(row.getString("kind")),
                                row.getObject("document_set", UUID.class),
                                packed.unpack(row.getBytes("body"), Plan.class),
                                packed.unpack(row.getBytes("wanted"), Wanted.class),
                                List.of(packed.unpack(row.getBytes("before"), TargetObject[].class)),
                                row.getString("author"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                approvals),
                        id)
                .stream()
                .findFirst();
    }

    private static KeptPlan.Kind kind(String word) {
        return KeptPlan.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public List<KeptPlan.Summary> list(Optional<UUID> before, int limit) {
        UUID id = before.orElse(null);
        return sql.query(
                """
                select id, target, kind, author, at, creates, updates, deletes, losing, exposed, stops
                from policy.plan
                where ?::uuid is null or id < ?
                order by id desc
                limit ?
                """,
                row -> new KeptPlan.Summary(
                        row.getObject("id", UUID.class),
                        row.getString("target"),
                        kind(row.getString("kind")),
                        row.getString("author"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getInt("creates"),
                        row.getInt("updates"),
                        row.getInt("deletes"),
                        row.getInt("losing"),
                        row.getInt("exposed"),
                        row.getInt("stops")),
                id,
                id,
                limit + 1);
    }

    @Override
    public boolean approve(UUID plan, String person) {
        return sql.update(
                        "insert into policy.approval (plan_id, person) values (?, ?) on conflict do nothing",
                        plan,
                        person)
                == 1;
    }
}
