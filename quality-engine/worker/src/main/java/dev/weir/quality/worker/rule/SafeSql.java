package dev.weir.quality.worker.rule;

import dev.weir.quality.meaning.CannotCompile;
import java.util.Locale;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * SQL that somebody wrote into a rule. It may look at the batch, and at nothing else: not write, not run programs, not open
 * other files.
 */
public final class SafeSql {
    private SafeSql() {}

    /** A session in which a query finds only the views that are given to it, and no function that calls into Java. */
    public static SparkSession session(SparkSession parent) {
        SparkSession session = parent.newSession();
        session.conf().set("spark.sql.runSQLOnFiles", false);
        for (String name : new String[] {"reflect", "java_method", "try_reflect"}) {
            session.sessionState().functionRegistry().dropFunction(new FunctionIdentifier(name, Option.empty()));
        }
        BoundedMatches.in(session);
        return session;
    }

    /** @throws CannotCompile unless it is one {@code SELECT} or {@code WITH} that Spark understands */
    public static Dataset<Row> query(SparkSession session, String sql) {
        requireReading(parsed(session, sql));
        try {
            Dataset<Row> answer = session.sql(sql);
            requireReading(answer.queryExecution().analyzed());
            return answer;
        } catch (Exception e) {
            // Scala declares nothing, so Java does not let us name AnalysisException alone.
            throw rejected(e);
        }
    }

    /**
     * The rows of a frame for which a predicate is true.
     *
     * @throws CannotCompile if it is no predicate over that frame, or would not answer the same twice
     */
    public static Dataset<Row> where(Dataset<Row> frame, String predicate) {
        Dataset<Row> rows;
        try {
            rows = frame.filter(predicate);
        } catch (Exception e) {
            throw rejected(e);
        }
        LogicalPlan plan = rows.queryExecution().analyzed();
        for (Expression expression : JavaConverters.seqAsJavaList(plan.expressions())) {
            if (hasSubquery(expression)) {
                throw new CannotCompile("where: a subquery cannot say of one row whether the rule speaks about it");
            }
            if (!expression.deterministic()) {
                throw new CannotCompile("where: the predicate would not answer the same twice");
            }
        }
        return rows;
    }

    private static LogicalPlan parsed(SparkSession session, String sql) {
        try {
            return session.sessionState().sqlParser().parsePlan(sql);
        } catch (Exception e) {
            throw rejected(e);
        }
    }

    private static CannotCompile rejected(Exception e) {
        if (e instanceof CannotCompile already) {
            return already;
        }
        if (e instanceof ParseException || e instanceof AnalysisException) {
            return new CannotCompile("SQL: " + firstLine(e));
        }
        throw new IllegalStateException("SQL could not be analysed", e);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    }

    private static void requireReading(QueryPlan<?> plan) {
        if (plan instanceof Command
                || plan instanceof ParsedStatement
                || plan instanceof InsertIntoDir
                || plan instanceof ScriptTransformation) {
            throw new CannotCompile("SQL: only a single SELECT or WITH is allowed, not "
                    + plan.nodeName().toLowerCase(Locale.ROOT));
        }
        JavaConverters.seqAsJavaList(plan.children()).forEach(child -> requireReading((QueryPlan<?>) child));
        JavaConverters.seqAsJavaList(plan.innerChildren()).forEach(SafeSql::requireReading);
        JavaConverters.seqAsJavaList(plan.expressions()).forEach(SafeSql::requireReading);
    }

    private static void requireReading(Expression expression) {
        if (expression instanceof SubqueryExpression subquery) {
            requireReading(subquery.plan());
        }
        JavaConverters.seqAsJavaList(expression.children()).forEach(SafeSql::requireReading);
    }

    private static boolean hasSubquery(Expression expression) {
        return expression instanceof SubqueryExpression
                || JavaConverters.seqAsJavaList(expression.children()).stream().anyMatch(SafeSql::hasSubquery);
    }
}
