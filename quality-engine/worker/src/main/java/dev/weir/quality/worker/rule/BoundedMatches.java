package dev.weir.quality.worker.rule;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.collection.JavaConverters;
import scala.runtime.AbstractPartialFunction;

/** Gives the {@code rlike} of SQL that somebody wrote the same deadline as {@link Patterns}. */
final class BoundedMatches extends Rule<LogicalPlan> {
    private static final AbstractPartialFunction<Expression, Expression> BOUNDED = new AbstractPartialFunction<>() {
        @Override
        public boolean isDefinedAt(Expression expression) {
            return expression instanceof RLike like
                    && like.right() instanceof Literal pattern
                    && pattern.value() != null
                    && !Patterns.isLinear(pattern.value().toString());
        }

        @Override
        public Expression apply(Expression expression) {
            RLike like = (RLike) expression;
            return Patterns.found(like.left(), String.valueOf(((Literal) like.right()).value()));
        }
    };

    static void in(SparkSession session) {
        session.experimental()
                .extraOptimizations_$eq(
                        JavaConverters.asScalaBuffer(java.util.List.<Rule<LogicalPlan>>of(new BoundedMatches()))
                                .toList());
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return (LogicalPlan) plan.transformAllExpressions(BOUNDED);
    }
}
