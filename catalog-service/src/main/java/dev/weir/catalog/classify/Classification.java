package dev.weir.catalog.classify;

import dev.weir.catalog.classify.ClassifyDesk.Subject;
import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.Origin;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.FileFormat;
import dev.weir.format.NestedFields;
import dev.weir.format.sample.ValueSample;
import dev.weir.format.sample.ValueSampler;
import dev.weir.format.sample.ValueSampler.NotSampled;
import dev.weir.platform.access.Actor;
import dev.weir.platform.page.Words;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.StorageFailed.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Classifies a dataset now. No transaction is open while files are read; values are gone when it returns. */
@ApplicationScoped
public class Classification {

    private final ClassifyDesk desk;
    private final LakeStores stores;
    private final Clock clock;

    Classification(ClassifyDesk desk, LakeStores stores, Clock clock) {
        this.desk = desk;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param sampled the file whose values were looked at
     * @param notSampled why only names were
     * @param opened how many proposals are new
     */
    public record Classified(
            UUID dataset,
            int columns,
            Optional<String> sampled,
            Optional<String> notSampled,
            List<Proposal> proposals,
            int opened) {}

    /**
     * What was seen.
     *
     * @param laterMay whether values may be had at another time, which they cannot now
     */
    record Seen(
            Subject subject,
            int columns,
            Optional<String> sampled,
            Optional<String> notSampled,
            boolean laterMay,
            List<Proposal> proposals) {}

    private record Sampled(ValueSample values, Optional<String> file, Optional<String> reason, boolean laterMay) {
        static Sampled not(String reason) {
            return new Sampled(new ValueSample(), Optional.empty(), Optional.of(reason), false);
        }
    }

    public Classified classify(Actor actor, UUID id) {
        Seen seen = look(desk.subject(actor, id));
        int opened = desk.keep(actor, seen);
        return new Classified(id, seen.columns(), seen.sampled(), seen.notSampled(), seen.proposals(), opened);
    }

    Seen look(Subject subject) {
        Sampled sampled = sample(subject);
        List<ColumnSample> columns = columns(subject.columns(), sampled.values());
        List<Proposal> proposals = new Classifier(LocalDate.now(clock)).classify(columns);
        return new Seen(subject, columns.size(), sampled.file(), sampled.reason(), sampled.laterMay(), proposals);
    }

    private Sampled sample(Subject subject) {
        Dataset dataset = subject.dataset();
        if (dataset.origin() == Origin.GLUE) {
            return Sampled.not("only the Glue Data Catalog knows it: no crawl saw its files");
        }
        Optional<FileFormat> format = FileChooser.format(dataset.format());
        if (format.isEmpty()) {
            return Sampled.not("values of " + dataset.format().wireName() + " datasets are not sampled");
        }
        try {
            LakeStore store = stores.of(subject.lake().root(), subject.lake().s3());
            Optional<LakeObject> file = FileChooser.first(store, dataset, format.get());
            if (file.isEmpty()) {
                return Sampled.not("no file of it was found in its first folders");
            }
            ValueSample values = ValueSampler.of(store, file.get(), format.get());
            return new Sampled(values, Optional.of(file.get().location().value()), Optional.empty(), false);
        } catch (NotSampled unreadable) {
            return Sampled.not(String.valueOf(unreadable.getMessage()));
        } catch (StorageFailed failed) {
            boolean laterMay = failed.kind() == Kind.UNREACHABLE || failed.kind() == Kind.THROTTLED;
            String reason = "the lake did not give the file: " + Words.of(failed.kind());
            return new Sampled(new ValueSample(), Optional.empty(), Optional.of(reason), laterMay);
        }
    }

    // A column that only holds others has no values of its own. Values of folders' names are not sampled.
    private static List<ColumnSample> columns(List<Column> columns, ValueSample values) {
        List<ColumnSample> samples = new ArrayList<>();
        for (Column column : columns) {
            add(samples, column.name(), column.type(), values);
            for (NestedFields.NestedField field : NestedFields.of(column)) {
                add(samples, field.path(), field.type(), values);
            }
        }
        return samples;
    }

    private static void add(List<ColumnSample> samples, String path, ColumnType type, ValueSample values) {
        boolean holdsOthers =
                type instanceof ColumnType.Struct || type instanceof ColumnType.Array || type instanceof ColumnType.Map;
        if (!holdsOthers) {
            samples.add(new ColumnSample(path, type, values.of(path)));
        }
    }
}
