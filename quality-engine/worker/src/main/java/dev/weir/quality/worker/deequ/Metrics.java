package dev.weir.quality.worker.deequ;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.Uniqueness;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.immutable.List$;
import scala.util.Try;

/**
 * Asks Deequ for metrics over a frame: all that need one scan share one, and each set of key columns has one more.
 *
 * <p>Scala lists are handed over on purpose: Deequ identifies an analyzer by its text, and a Java-built sequence prints
 * differently.
 */
final class Metrics {
    private static final Option<AnalyzerOptions> NO_OPTIONS = Option.empty();

    private final Set<Analyzer<?, Metric<?>>> asked = new LinkedHashSet<>();
    private AnalyzerContext answers = AnalyzerContext.empty();

    /** Rows for which {@code where} is true. */
    Size rows(String where) {
        return ask(new Size(Option.apply(where)));
    }

    /** The share of the rows with {@code where} for which {@code predicate} is true. */
    Compliance share(String name, String predicate, String where) {
        return ask(new Compliance(name, predicate, Option.apply(where), noColumns(), NO_OPTIONS));
    }

    /** The share of the rows with {@code where}, and a key not wholly null, whose key occurs once. */
    Uniqueness uniqueness(List<String> keys, String where) {
        return ask(new Uniqueness(JavaConverters.asScalaBuffer(keys).toList(), Option.apply(where), NO_OPTIONS));
    }

    /** Whatever a scan throws; Deequ keeps some of it in the metrics, and lets some of it out. */
    void run(Dataset<Row> frame) throws Exception {
        answers = AnalysisRunner.onData(frame)
                .addAnalyzers(JavaConverters.asScalaBuffer(List.copyOf(asked)).toList())
                .run();
    }

    /** The number, or why there is none. */
    Try<Double> value(Analyzer<?, ?> analyzer) {
        Metric<?> metric = answers.metric(generic(analyzer)).get();
        return ((DoubleMetric) metric).value().map(value -> (Double) (Object) value);
    }

    private <A extends Analyzer<?, ?>> A ask(A analyzer) {
        asked.add(generic(analyzer));
        return analyzer;
    }

    /** Scala's types say that a DoubleMetric is a Metric; Java's do not. */
    @SuppressWarnings("unchecked")
    private static Analyzer<?, Metric<?>> generic(Analyzer<?, ?> analyzer) {
        return (Analyzer<?, Metric<?>>) analyzer;
    }

    private static scala.collection.immutable.List<String> noColumns() {
        return List$.MODULE$.empty();
    }
}
