package dev.weir.quality.worker.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning.Predicate;
import dev.weir.quality.meaning.Meaning.RowShare;
import dev.weir.quality.worker.batch.Batch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What rules ask of single rows, as Spark columns over a {@link Batch}'s frame. */
public final class Predicates {
    private static final int MOST_SHOWN = 200;

    private final Batch batch;
    private final Instant at;
    private final Function<RowShare, Column> inScope;
    private final Function<Predicate.Refers, Column> there;

    /**
     * @param at the moment that ages are counted to
     * @param inScope whether the row is a row, and within the rule's {@code where}; never null
     * @param there whether the values occur in the other dataset; null may stand for no
     */
    public Predicates(
            Batch batch, Instant at, Function<RowShare, Column> inScope, Function<Predicate.Refers, Column> there) {
        this.batch = batch;
        this.at = at;
        this.inScope = inScope;
        this.there = there;
    }

    /**
     * Whether a row satisfies the rule; null where the rule does not speak about it.
     *
     * @throws CannotCompile if the values of the column cannot be asked such a thing
     */
    public Column answer(RowShare share) {
        Column holds = holds(share.predicate());
        Column answer =
                switch (share.nulls()) {
                    case PASS -> coalesce(holds, lit(true));
                    case FAIL -> coalesce(holds, lit(false));
                    case SKIP -> holds;
                };
        return when(inScope.apply(share), answer);
    }

    /** {@link #answer} under such a name; the parts of a rule that joins others as {@code <name>p0}, {@code <name>p1}. */
    public List<Column> answers(RowShare share, String name) {
        List<Column> answers = new ArrayList<>(List.of(answer(share).as(name)));
        if (share.predicate() instanceof Predicate.Joined joined) {
            for (int part = 0; part < joined.parts().size(); part++) {
                answers.addAll(answers(joined.parts().get(part), name + "p" + part));
            }
        }
        return answers;
    }

    /**
     * What a row that breaks the rule has, for people, such as {@code amount is -12.5}. Never null.
     *
     * @param name of its {@link #answers}
     */
    public Column found(RowShare share, String name) {
        Predicate predicate = share.predicate();
        if (predicate instanceof Predicate.Complete complete) {
            return lit(complete.column() + " is null");
        }
        if (predicate instanceof Predicate.Length asked) {
            Column length = length(text(asked.column())).cast(DataTypes.StringType);
            return concat(found(asked.column()), coalesce(concat(lit(", of length "), length), lit("")));
        }
        if (predicate instanceof Predicate.Joined joined) {
            List<Column> found = new ArrayList<>();
            for (int part = 0; part < joined.parts().size(); part++) {
                String its = name + "p" + part;
                found.add(when(
                        not(coalesce(col(its), lit(true))), found(joined.parts().get(part), its)));
            }
            return concat_ws("; ", found.toArray(Column[]::new));
        }
        Column values =
                concat_ws(" and ", predicate.columns().stream().map(this::found).toArray(Column[]::new));
        return predicate instanceof Predicate.Refers refers
                ? concat(values, lit(", which is not in " + refers.reference().alias()))
                : values;
    }

    /** {@code id is 7}. */
    public Column found(String column) {
        return Shown.of(column, value(column), MOST_SHOWN);
    }

    private Column holds(Predicate predicate) {
        if (predicate instanceof Predicate.Complete complete) {
            return value(complete.column()).isNotNull();
        }
        if (predicate instanceof Predicate.Value asked) {
            return Values.holds(value(asked.column()), type(asked.column()), asked.condition());
        }
        if (predicate instanceof Predicate.Length asked) {
            return Values.holds(length(text(asked.column())), DataTypes.IntegerType, asked.condition());
        }
        if (predicate instanceof Predicate.OfType asked) {
            return Values.readable(value(asked.column()), type(asked.column()), asked.type());
        }
        if (predicate instanceof Predicate.Age asked) {
            return Values.aged(value(asked.column()), type(asked.column()), asked.condition(), at);
        }
        if (predicate instanceof Predicate.Refers refers) {
            Column known = refers.columns().stream()
                    .map(column -> value(column).isNotNull())
                    .reduce(lit(true), Column::and);
            return when(known, coalesce(there.apply(refers), lit(false)));
        }
        Predicate.Joined joined = (Predicate.Joined) predicate;
        List<Column> parts = joined.parts().stream()
                .map(part -> coalesce(answer(part), lit(true)))
                .toList();
        return parts.stream().reduce(joined.all() ? Column::and : Column::or).orElseThrow();
    }

    private Column value(String column) {
        return col(batch.position(column));
    }

    private DataType type(String column) {
        return batch.type(column);
    }

    private Column text(String column) {
        return Values.text(value(column), type(column));
    }
}
