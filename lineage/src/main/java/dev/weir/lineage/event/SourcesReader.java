package dev.weir.lineage.event;

import dev.weir.lineage.event.Kinds.Masking;
import dev.weir.platform.dataset.DatasetName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what facets tell of the sources of datasets: {@code columnLineage}, and {@code lineage}, which replaces it.
 *
 * @see <a href="https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json">columnLineage</a>
 * @see <a href="https://openlineage.io/spec/facets/1-0-0/LineageFacet.json">lineage</a>
 */
final class SourcesReader {

    private static final String WHOLE = "";

    private final Map<JobName, Shape.Builder> elsewhere = new HashMap<>();

    /** What was told of jobs other than the event's own. */
    Map<JobName, Shape> elsewhere() {
        Map<JobName, Shape> shapes = new HashMap<>();
        elsewhere.forEach((job, shape) -> shapes.put(job, shape.build()));
        return shapes;
    }

    Shape.Builder of(JobName job) {
        return elsewhere.computeIfAbsent(job, unseen -> new Shape.Builder());
    }

    /** The job that is made up for a dataset that tells its sources, but no job. */
    static JobName declared(DatasetName dataset) {
        return new JobName(dataset.namespace(), "declared lineage of " + dataset.name());
    }

    void columnLineage(Part facet, DatasetName output, Shape.Builder shape) {
        for (Part.Field field : facet.fields("fields")) {
            Part told = field.value().object();
            String column = told.storable(field.name());
            Kinds before = deprecated(told);
            for (Part input : told.items("inputFields")) {
                shape.column(
                        new ColumnEdge(output, column, EventReader.datasetName(input), input.name("field")),
                        kinds(input, before));
            }
        }
        Kinds indirect = Kinds.of(Kinds.OTHER_INDIRECT, Masking.OPEN);
        for (Part input : facet.items("dataset")) {
            shape.column(
                    new ColumnEdge(output, WHOLE, EventReader.datasetName(input), input.name("field")),
                    kinds(input, indirect));
        }
    }

    // Before 1-1-0 the transformation was one of the output field: IDENTITY or MASKED.
    private static Kinds deprecated(Part field) {
        return switch (field.textOf("transformationType").orElse("")) {
            case "IDENTITY" -> Kinds.of(Kinds.IDENTITY, Masking.OPEN);
            case "MASKED" -> Kinds.of(Kinds.TRANSFORMATION, Masking.MASKED);
            default -> Kinds.of(Kinds.OTHER_DIRECT, Masking.OPEN);
        };
    }

    private static Kinds kinds(Part input, Kinds ifNoneIsTold) {
        List<Part> transformations = input.items("transformations");
        return transformations.stream()
                .map(SourcesReader::kinds)
                .reduce(Kinds::and)
                .orElse(ifNoneIsTold);
    }

    private static Kinds kinds(Part transformation) {
        Part told = transformation.object();
        boolean masks =
                told.find("masking").map(flag -> flag.json().asBoolean()).orElse(false);
        return Kinds.of(
                Kinds.bit(
                        told.textOf("type").orElse("DIRECT"),
                        told.textOf("subtype").orElse("")),
                masks ? Masking.MASKED : Masking.OPEN);
    }

    /** The facet of a dataset. */
    void lineage(Part facet, DatasetName output, Shape.Builder shape, JobName own) {
        shape.output(output);
        for (Part input : facet.items("inputs")) {
            source(input, output, WHOLE, shape, own);
        }
        for (Part.Field field : facet.fields("fields")) {
            Part told = field.value().object();
            String column = told.storable(field.name());
            for (Part input : told.items("inputs")) {
                source(input, output, column, shape, own);
            }
        }
    }

    /** The facet of a job. */
    void entries(Part facet, JobName own, Shape.Builder shape) {
        for (Part entry : facet.items("entries")) {
            if (isJob(entry)) {
                Shape.Builder target = of(job(entry, own), own, shape);
                entry.items("inputs").stream()
                        .filter(input -> !isJob(input))
                        .forEach(input -> target.input(EventReader.datasetName(input)));
            } else {
                lineage(entry, EventReader.datasetName(entry), shape, own);
            }
        }
    }

    // That another job feeds a dataset makes the dataset an output of that job.
    private void source(Part input, DatasetName output, String column, Shape.Builder shape, JobName own) {
        if (isJob(input)) {
            of(job(input, own), own, shape).output(output);
            return;
        }
        DatasetName from = EventReader.datasetName(input);
        String field = input.has("field") ? input.name("field") : WHOLE;
        if (column.isEmpty() && field.isEmpty()) {
            shape.input(from);
            return;
        }
        Kinds ifNoneIsTold = column.isEmpty()
                ? Kinds.of(Kinds.OTHER_INDIRECT, Masking.OPEN)
                : Kinds.of(Kinds.OTHER_DIRECT, Masking.OPEN);
        shape.column(new ColumnEdge(output, column, from, field), kinds(input, ifNoneIsTold));
    }

    private Shape.Builder of(JobName job, JobName own, Shape.Builder shape) {
        return job.equals(own) ? shape : of(job);
    }

    private static boolean isJob(Part entity) {
        return entity.object().get("type").text().equalsIgnoreCase("JOB");
    }

    private static JobName job(Part entity, JobName own) {
        return entity.has("namespace") || entity.has("name") ? EventReader.jobName(entity) : own;
    }
}
