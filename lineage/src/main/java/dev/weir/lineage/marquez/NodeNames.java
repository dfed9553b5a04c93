package dev.weir.lineage.marquez;

import dev.weir.lineage.event.JobName;
import dev.weir.platform.dataset.DatasetName;
import java.util.ArrayList;
import java.util.List;

/**
 * Names a node: {@code dataset:namespace:name}, {@code job:namespace:name} or {@code datasetField:namespace:name:field}. Both
 * parts may hold colons, so that a text can be read in several ways.
 */
public final class NodeNames {

    private static final String DATASET = "dataset:";
    private static final String FIELD = "datasetField:";
    private static final String JOB = "job:";

    private NodeNames() {}

    public static String of(DatasetName dataset) {
        return DATASET + dataset.namespace() + ":" + dataset.name();
    }

    public static String of(JobName job) {
        return JOB + job.namespace() + ":" + job.name();
    }

    public static String of(Walk.Column column) {
        return FIELD + column.dataset().namespace() + ":" + column.dataset().name() + ":" + column.name();
    }

    public static String of(Catalogue.Hit hit) {
        return (hit.what() == Catalogue.Found.JOB ? JOB : DATASET) + hit.namespace() + ":" + hit.name();
    }

    static boolean isDataset(String node) {
        return node.startsWith(DATASET);
    }

    static boolean isJob(String node) {
        return node.startsWith(JOB);
    }

    static boolean isField(String node) {
        return node.startsWith(FIELD);
    }

    static List<DatasetName> datasets(String node) {
        return splits(node.substring(DATASET.length())).stream()
                .map(parts -> new DatasetName(parts.get(0), parts.get(1)))
                .toList();
    }

    static List<JobName> jobs(String node) {
        return splits(node.substring(JOB.length())).stream()
                .map(parts -> new JobName(parts.get(0), parts.get(1)))
                .toList();
    }

    static List<Walk.Column> fields(String node) {
        List<Walk.Column> columns = new ArrayList<>();
        for (List<String> parts : splits(node.substring(FIELD.length()))) {
            splits(parts.get(1))
                    .forEach(inner ->
                            columns.add(new Walk.Column(new DatasetName(parts.get(0), inner.get(0)), inner.get(1))));
        }
        return columns;
    }

    private static List<List<String>> splits(String text) {
        List<List<String>> splits = new ArrayList<>();
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            String before = text.substring(0, colon);
            String after = text.substring(colon + 1);
            if (!before.isBlank() && !after.isBlank()) {
                splits.add(List.of(before, after));
            }
        }
        return splits;
    }
}
