package dev.weir.policy.ranger.admin;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.ranger.Mark;
import dev.weir.policy.ranger.PolicyItem;
import dev.weir.policy.ranger.PolicyResource;
import dev.weir.policy.ranger.Principals;
import dev.weir.policy.ranger.RangerModel;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerPolicy;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.TaggedResource;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Not a test: measures the model on 100,000 columns and the target against the fake. Run its main method. */
final class RangerSpeed {
    static final RangerService SERVICE = new RangerService("lake_trino", "lake_tags", "lake");
    private static final int TABLES = 1000;
    private static final int COLUMNS = 100;
    private static final int POLICIES = 2000;
    private static final int PRINCIPALS = 500;
    private static final int QUESTIONS = 2_000_000;

    private RangerSpeed() {}

    public static void main(String[] arguments) {
        List<RangerObject> objects = objects();
        long start = System.nanoTime();
        RangerModel model = new RangerModel(SERVICE, objects);
        Set<Object> classes = new HashSet<>();
        for (int table = 0; table < TABLES; table++) {
            for (int column = 0; column < COLUMNS; column++) {
                classes.add(model.classOf(column(table, column)));
            }
        }
        System.out.printf(
                "%d objects, %d columns in %d classes: %d ms%n",
                objects.size(), TABLES * COLUMNS, classes.size(), millis(start));
        for (int round = 0; round < 3; round++) {
            System.out.printf("model: %,d answers a second%n", QUESTIONS * 1000L / Math.max(1, ask(model)));
        }
        apply(objects.stream()
                .filter(RangerPolicy.class::isInstance)
                .limit(1000)
                .toList());
    }

    static List<RangerObject> objects() {
        Random random = new Random(1);
        List<RangerObject> objects = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            boolean mask = i % 4 == 3;
            RangerPolicy.Builder policy = mask
                    ? RangerPolicy.mask(SERVICE.name(), Mark.policyName("speed " + i))
                    : RangerPolicy.access(SERVICE.name(), Mark.policyName("speed " + i));
            PolicyItem item = PolicyItem.of(
                    Principals.of(
                            Set.of(), Set.of("g" + random.nextInt(25), "g" + (25 + random.nextInt(25))), Set.of()),
                    "select");
            policy.on("catalog", PolicyResource.of("lake"))
                    .on("schema", PolicyResource.of("s" + (i % TABLES) % 20))
                    .on("table", PolicyResource.of("t" + i % TABLES))
                    .on("column", mask ? PolicyResource.of("c" + random.nextInt(COLUMNS)) : PolicyResource.of("*"));
            objects.add(
                    mask
                            ? policy.mask(item, "MASK_HASH", "").build()
                            : policy.allow(item).build());
        }
        for (int i = 0; i < POLICIES; i++) {
            objects.add(TaggedResource.owned(
                    SERVICE.name(),
                    SERVICE.resource(column(random.nextInt(TABLES), random.nextInt(COLUMNS))),
                    "T" + random.nextInt(10)));
        }
        for (int tag = 0; tag < 10; tag++) {
            objects.add(RangerPolicy.access(SERVICE.tagService(), Mark.policyName("tag " + tag))
                    .onTag("T" + tag)
                    .deny(PolicyItem.of(Principals.everybody(), "trino:select"))
                    .denyException(PolicyItem.of(Principals.of(Set.of(), Set.of("g" + tag), Set.of()), "trino:select"))
                    .build());
        }
        return objects;
    }

    static ColumnName column(int table, int column) {
        return ColumnName.column("s" + table % 20, "t" + table, "c" + column);
    }

    private static long ask(RangerModel model) {
        Random random = new Random(2);
        long start = System.nanoTime();
        int allowed = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            allowed += model.answer(question(random)).allowed() ? 1 : 0;
        }
        System.out.print(allowed + " allowed; ");
        return millis(start);
    }

    static Question question(Random random) {
        int principal = random.nextInt(PRINCIPALS);
        return new Question(
                "u" + principal,
                Set.of("g" + principal % 50, "all"),
                Set.of(),
                Action.SELECT,
                column(random.nextInt(TABLES), random.nextInt(COLUMNS)),
                Instant.EPOCH);
    }

    private static void apply(List<RangerObject> policies) {
        try (FakeRangerAdmin fake = new FakeRangerAdmin()) {
            for (int i = 0; i < 50; i++) {
                fake.addGroup("g" + i);
            }
            RangerAdminTarget target = new RangerAdminTarget(SERVICE, fake.connection(), false);
            List<Change> changes = policies.stream()
                    .map(one -> new Change(one.key(), Optional.empty(), Optional.of(one.body())))
                    .toList();
            long start = System.nanoTime();
            List<Outcome> outcomes = target.apply(changes);
            long applying = millis(start);
            start = System.nanoTime();
            int observed = target.observe().objects().size();
            System.out.printf(
                    "applied %d of %d policies in %d ms, %d requests; observed %d objects in %d ms%n",
                    outcomes.stream()
                            .filter(one -> one.result() == Result.APPLIED)
                            .count(),
                    changes.size(),
                    applying,
                    fake.requests(),
                    observed,
                    millis(start));
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
