package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Verdicts;
import dev.weir.quality.worker.rule.SafeSql;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/** The answers of {@code CustomSql}: over {@code primary}, and the other datasets by their aliases. */
final class Queries {
    private final SparkSession session;
    private final References references;
    private final Set<String> shown = new HashSet<>();

    Queries(SparkSession session, References references, Dataset<Row> primary) {
        this.session = session;
        this.references = references;
        primary.createOrReplaceTempView("primary");
    }

    /** @param rows of the batch */
    RuleOutcome answer(Meaning.Query query, long rows) {
        show(query.sql());
        Dataset<Row> answer = SafeSql.query(session, query.sql());
        return query.rowsShare() ? Verdicts.answeredRows(query, answer.count(), rows) : single(query, answer);
    }

    private static RuleOutcome single(Meaning.Query query, Dataset<Row> answer) {
        DataType type = answer.schema().length() == 1 ? answer.schema().apply(0).dataType() : answer.schema();
        boolean answers = type instanceof NumericType || type instanceof BooleanType;
        List<Row> rows = answers ? answer.takeAsList(2) : List.of();
        if (rows.size() != 1 || rows.get(0).isNullAt(0)) {
            throw new CannotCompile("the query must answer with one number or one boolean, in one row and one column");
        }
        double value = type instanceof BooleanType
                ? rows.get(0).getBoolean(0) ? 1 : 0
                : ((Number) rows.get(0).get(0)).doubleValue();
        if (!Double.isFinite(value)) {
            throw new CannotCompile("the query answers " + value);
        }
        return Verdicts.answer(query, value);
    }

    /** A dataset is opened for the query that speaks of it. */
    private void show(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        for (String alias : references.aliases()) {
            if (text.contains(alias.toLowerCase(Locale.ROOT)) && shown.add(alias)) {
                references.named(alias).createOrReplaceTempView("`" + alias.replace("`", "``") + "`");
            }
        }
    }
}
