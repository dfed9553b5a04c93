package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.ReferenceSource;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.batch.BatchReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The other datasets that rules speak of. Each is opened when a rule first asks for it, and kept if it would be read again:
 * for another rule, or because text is parsed.
 */
final class References implements AutoCloseable {
    private final BatchReader reader;
    private final Map<String, ReferenceSource> sources = new TreeMap<>();
    private final Set<String> shared;
    private final Map<String, Batch> read = new HashMap<>();
    private final Map<String, String> unreadable = new HashMap<>();

    References(BatchReader reader, CheckRequest request) {
        this.reader = reader;
        request.references().forEach(source -> sources.put(source.alias(), source));
        this.shared = sources.keySet().stream()
                .filter(alias -> request.rules().stream()
                                .flatMap(Rule::leaves)
                                .filter(rule -> mentions(rule, alias))
                                .count()
                        > 1)
                .collect(Collectors.toSet());
    }

    private static boolean mentions(Rule rule, String alias) {
        return rule.reference() != null && rule.reference().alias().equals(alias)
                || rule.sql() != null && rule.sql().contains(alias)
                || rule.arguments().stream().anyMatch(argument -> argument.contains(alias));
    }

    Set<String> aliases() {
        return sources.keySet();
    }

    /** @throws CannotCompile if there is no such dataset, or it cannot be read */
    Batch of(String alias) {
        if (unreadable.containsKey(alias)) {
            throw new CannotCompile(String.valueOf(unreadable.get(alias)));
        }
        return read.computeIfAbsent(alias, this::opened);
    }

    /** Rows of that dataset, under their own names. */
    Dataset<Row> named(String alias) {
        Batch other = of(alias);
        return other.rows().drop(Batch.MALFORMED).toDF(other.columns().toArray(String[]::new));
    }

    private Batch opened(String alias) {
        ReferenceSource source = sources.get(alias);
        if (source == null) {
            throw new CannotCompile("no dataset is given for " + alias + "; these are: "
                    + (sources.isEmpty() ? "none" : String.join(", ", sources.keySet())));
        }
        try {
            Batch opened = reader.read(source.source());
            boolean again = source.source().format() == DataFormat.PARQUET && !shared.contains(alias);
            return again ? opened : opened.kept();
        } catch (RuntimeException e) {
            String why = "the dataset " + alias + " cannot be read: " + Cause.of(e);
            unreadable.put(alias, why);
            throw new CannotCompile(why);
        }
    }

    @Override
    public void close() {
        read.values().forEach(batch -> {
            batch.frame().unpersist(false);
            batch.release().run();
        });
    }
}
