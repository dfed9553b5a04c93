package dev.weir.policy.lakeformation;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** How long the model takes for everybody and everything: 500 principals, 100,000 columns, 4,000 grants. */
final class LakeFormationModelBench {
    private static final int PRINCIPALS = 500;
    private static final int TABLES = 5_000;
    private static final int COLUMNS = 20;

    private LakeFormationModelBench() {}

    public static void main(String[] args) {
        Random random = new Random(7);
        List<LakeObject> lake = new ArrayList<>();
        for (int t = 0; t < TABLES; t++) {
            String database = "db" + t % 100;
            if (t < 100) {
                lake.add(new TagAssignment(Place.database(database), "domain", "d" + t % 20));
            }
            lake.add(new TagAssignment(Place.table(database, "t" + t), "class", "c" + random.nextInt(5)));
            for (int c = 0; c < COLUMNS; c += 4) {
                lake.add(new TagAssignment(Place.column(database, "t" + t, "c" + c), "class", "c" + random.nextInt(5)));
            }
        }
        for (int p = 0; p < PRINCIPALS; p++) {
            for (int g = 0; g < 4; g++) {
                lake.add(Grant.of(
                        principal(p),
                        Resource.tablesTagged(Map.of(
                                "domain", Set.of("d" + random.nextInt(20)), "class", Set.of("c" + random.nextInt(5)))),
                        Set.of("SELECT")));
                int t = random.nextInt(TABLES);
                CellsFilter filter = CellsFilter.allBut("db" + t % 100, "t" + t, "weir_" + p, "a = " + p, Set.of("c1"));
                lake.add(filter);
                lake.add(Grant.of(principal(p), Resource.cells(filter), Set.of("SELECT")));
            }
        }
        long start = System.nanoTime();
        LakeFormationModel model = new LakeFormationModel(lake);
        long built = System.nanoTime();
        long allowed = 0;
        for (int p = 0; p < PRINCIPALS; p++) {
            String user = principal(p);
            for (int t = 0; t < TABLES; t++) {
                for (int c = 0; c < COLUMNS; c++) {
                    ColumnName column = ColumnName.column("db" + t % 100, "t" + t, "c" + c);
                    Question question = new Question(user, Set.of(), Set.of(), Action.SELECT, column, Instant.EPOCH);
                    allowed += model.answer(question).allowed() ? 1 : 0;
                }
            }
        }
        long asked = System.nanoTime();
        long questions = (long) PRINCIPALS * TABLES * COLUMNS;
        System.out.printf(
                "%d objects indexed in %d ms; %d questions in %d ms, %d ns each; %d allowed%n",
                lake.size(),
                (built - start) / 1_000_000,
                questions,
                (asked - built) / 1_000_000,
                (asked - built) / questions,
                allowed);
    }

    private static String principal(int number) {
        return "arn:aws:iam::111122223333:role/r" + number;
    }
}
