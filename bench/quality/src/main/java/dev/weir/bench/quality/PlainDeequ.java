package dev.weir.bench.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.Uniqueness;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.immutable.List$;

/** The same questions asked as one does without Weir: Deequ's analyzers over the files, and Spark to split the rows. */
final class PlainDeequ {

    private static final Option<String> ALL_ROWS = Option.empty();
    private static final Option<AnalyzerOptions> NO_OPTIONS = Option.empty();
    private static final Map<String, String> PREDICATES = predicates();

    private final SparkSession spark;
    private final GeneratedBatch batch;
    private final Path output;

    PlainDeequ(SparkSession spark, GeneratedBatch batch, Path output) {
        this.spark = spark;
        this.batch = batch;
        this.output = output;
    }

    private static Map<String, String> predicates() {
        Map<String, String> predicates = new LinkedHashMap<>();
        predicates.put("status is known", "status in ('open', 'closed', 'frozen')");
        predicates.put("amount is not negative", "amount >= 0");
        predicates.put("points are few", "points < 5000");
        predicates.put("country is known", "country in ('DE', 'FR', 'IN', 'JP', 'US')");
        predicates.put("account is one", "account rlike '^A[0-9]{9}$'");
        predicates.put("country is short", "length(country) = 2");
        return predicates;
    }

    void metrics() throws Exception {
        AnalyzerContext answers = AnalysisRunner.onData(rows())
                .addAnalyzers(JavaConverters.asScalaBuffer(analyzers()).toList())
                .run();
        Metric<?> size = answers.metric(generic(new Size(ALL_ROWS))).get();
        double rows = (Double) (Object) ((DoubleMetric) size).value().get();
        if (rows != batch.rows()) {
            throw new IllegalStateException("Deequ counts " + rows + " rows");
        }
    }

    void metricsAndSplit() throws Exception {
        metrics();
        List<Column> broken = new ArrayList<>();
        broken.add(when(expr("email is null"), lit("email is complete")));
        PREDICATES.forEach(
                (name, predicate) -> broken.add(when(not(coalesce(expr(predicate), lit(false))), lit(name))));
        Dataset<Row> judged = rows().withColumn("broken", array_compact(array(broken.toArray(Column[]::new))));
        Column bad = size(functions.col("broken")).gt(0);
        judged.filter(not(bad))
                .drop("broken")
                .coalesce(1)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(to("good"));
        judged.filter(bad).coalesce(1).write().mode(SaveMode.Overwrite).parquet(to("bad"));
    }

    private Dataset<Row> rows() {
        return spark.read().parquet(batch.folder().toUri().toString());
    }

    private String to(String name) {
        return output.resolve(name).toUri().toString();
    }

    private static List<Analyzer<?, Metric<?>>> analyzers() {
        List<Analyzer<?, Metric<?>>> analyzers = new ArrayList<>();
        analyzers.add(generic(new Size(ALL_ROWS)));
        for (String column : List.of("id", "account", "email", "created", "phone")) {
            analyzers.add(generic(new Completeness(column, ALL_ROWS, NO_OPTIONS)));
        }
        for (String column : List.of("id", "reference")) {
            analyzers.add(generic(
                    new Uniqueness(JavaConverters.asScalaBuffer(List.of(column)).toList(), ALL_ROWS, NO_OPTIONS)));
        }
        PREDICATES.forEach((name, predicate) ->
                analyzers.add(generic(new Compliance(name, predicate, ALL_ROWS, List$.MODULE$.empty(), NO_OPTIONS))));
        return analyzers;
    }

    /** Scala's types say that a DoubleMetric is a Metric; Java's do not. */
    @SuppressWarnings("unchecked")
    private static Analyzer<?, Metric<?>> generic(Analyzer<?, ?> analyzer) {
        return (Analyzer<?, Metric<?>>) analyzer;
    }
}
