package dev.weir.policy.ranger;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.target.AccessModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Not a test: the same questions to our model and to Ranger's own engine, over random worlds. Run its main method. */
final class RangerEngineSpeed {
    private static final int QUESTIONS = 20_000;

    private RangerEngineSpeed() {}

    public static void main(String[] arguments) {
        List<RangerObject> objects = new ArrayList<>();
        for (int table = 0; table < 500; table++) {
            objects.add(RangerPolicy.access("lake_trino", "p" + table)
                    .on("catalog", PolicyResource.of("lake"))
                    .on("schema", PolicyResource.of("crm"))
                    .on("table", PolicyResource.of("t" + table))
                    .on("column", PolicyResource.of("*"))
                    .allow(PolicyItem.of(Principals.of(Set.of(), Set.of("g" + table % 10), Set.of()), "select"))
                    .build());
        }
        RangerEngine engine = new RangerEngine(RangerWorlds.SERVICE);
        long start = System.nanoTime();
        engine.load(objects);
        System.out.printf("engine: 500 policies loaded in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        RangerModel model = new RangerModel(RangerWorlds.SERVICE, objects);
        for (int round = 0; round < 3; round++) {
            System.out.printf("engine: %,d answers a second; model: %,d%n", rate(engine::answer), rate(model::answer));
        }
    }

    private static long rate(AccessModel model) {
        Random random = new Random(3);
        long start = System.nanoTime();
        for (int i = 0; i < QUESTIONS; i++) {
            model.answer(new Question(
                    "u" + random.nextInt(100),
                    Set.of("g" + random.nextInt(10)),
                    Set.of(),
                    Action.SELECT,
                    ColumnName.column("crm", "t" + random.nextInt(500), "c" + random.nextInt(20)),
                    Instant.EPOCH));
        }
        return QUESTIONS * 1_000_000_000L / (System.nanoTime() - start);
    }
}
