package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning.Predicate;
import dev.weir.quality.worker.batch.Batch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether values occur in other datasets: a column {@code l0..lN} each, true or null. */
final class Lookups {
    private final Batch batch;
    private final References references;
    private final Map<Predicate.Refers, String> asked = new LinkedHashMap<>();

    Lookups(Batch batch, References references) {
        this.batch = batch;
        this.references = references;
    }

    /** @throws CannotCompile if the other dataset cannot be asked */
    Column of(Predicate.Refers refers) {
        if (!asked.containsKey(refers)) {
            keys(refers);
            asked.put(refers, "l" + asked.size());
        }
        return col(asked.get(refers));
    }

    /** The frame with these columns added; no row is added, none is lost. */
    Dataset<Row> joined(Dataset<Row> frame) {
        Dataset<Row> all = frame;
        for (Map.Entry<Predicate.Refers, String> entry : asked.entrySet()) {
            String name = entry.getValue();
            List<Alike> keys = keys(entry.getKey());
            Column[] theirs = IntStream.range(0, keys.size())
                    .mapToObj(key -> keys.get(key).theirs().as(name + "k" + key))
                    .toArray(Column[]::new);
            Column known = lit(true);
            Column same = lit(true);
            for (int key = 0; key < theirs.length; key++) {
                Column their = col(name + "k" + key);
                known = known.and(their.isNotNull());
                same = same.and(keys.get(key).ours().equalTo(their));
            }
            Dataset<Row> other = references
                    .of(entry.getKey().reference().alias())
                    .rows()
                    .select(theirs)
                    .filter(known)
                    .distinct()
                    .withColumn(name, lit(true));
            all = all.join(other, same, "left");
        }
        return all;
    }

    private List<Alike> keys(Predicate.Refers refers) {
        String alias = refers.reference().alias();
        Batch other = references.of(alias);
        List<Alike> keys = new ArrayList<>();
        for (int key = 0; key < refers.columns().size(); key++) {
            String ours = refers.columns().get(key);
            String theirs = theirs(other, alias, refers.reference().columns().get(key));
            keys.add(Alike.of(
                    col(batch.position(ours)), batch.type(ours), col(other.position(theirs)), other.type(theirs)));
        }
        return keys;
    }

    /** @throws CannotCompile if the other dataset has no such column */
    static String theirs(Batch other, String alias, String column) {
        if (!other.columns().contains(column)) {
            throw new CannotCompile("column " + column + " is not in " + alias + "; it has "
                    + (other.columns().isEmpty() ? "no columns" : String.join(", ", other.columns())));
        }
        return column;
    }
}
