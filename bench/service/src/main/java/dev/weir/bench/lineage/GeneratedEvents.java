package dev.weir.bench.lineage;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events of some 16 KB, as Spark sends them: two inputs and an output with schemas, and column lineage. A thousand jobs run
 * over and over; each run is a START and a COMPLETE, which tell the same.
 */
final class GeneratedEvents {

    private static final int JOBS = 1_000;
    private static final int COLUMNS = 40;
    private static final String ID = "@run-id@";
    private static final String TIME = "@event-time@";
    private static final String TYPE = "@event-type@";

    private final String[] templates = new String[JOBS];
    private final AtomicLong next = new AtomicLong();

    GeneratedEvents() {
        for (int job = 0; job < JOBS; job++) {
            templates[job] = template(job);
        }
    }

    int bytes() {
        return next(0).length();
    }

    /** Each once: the START of a run, then its COMPLETE. */
    String next() {
        return next(next.getAndIncrement());
    }

    private String next(long number) {
        long run = number / 2;
        return templates[(int) (run % JOBS)]
                .replace(ID, new UUID(0x0194_1c60_0000_7000L + run, 0x8000_0000_0000_0000L | run).toString())
                .replace(TIME, Instant.now().toString())
                .replace(TYPE, number % 2 == 0 ? "START" : "COMPLETE");
    }

    private static String template(int job) {
        StringBuilder event = new StringBuilder();
        event.append("{\"eventTime\":\"").append(TIME).append("\",\"producer\":\"https://example.com/bench\",");
        event.append("\"schemaURL\":\"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent\",");
        event.append("\"eventType\":\"")
                .append(TYPE)
                .append("\",\"run\":{\"runId\":\"")
                .append(ID);
        event.append("\",\"facets\":{\"processing_engine\":{").append(base("ProcessingEngineRunFacet"));
        event.append(",\"name\":\"spark\",\"version\":\"3.5.7\"}}},");
        event.append("\"job\":{\"namespace\":\"bench\",\"name\":\"load.table_").append(job);
        event.append("\",\"facets\":{\"jobType\":{").append(base("JobTypeJobFacet"));
        event.append(",\"processingType\":\"BATCH\",\"integration\":\"SPARK\",\"jobType\":\"SQL_JOB\"}}},\"inputs\":[");
        input(event, job);
        event.append(',');
        input(event, (job + 1) % JOBS);
        event.append("],\"outputs\":[{\"namespace\":\"s3://bench\",\"name\":\"silver/table_")
                .append(job);
        event.append("\",\"facets\":{");
        schema(event);
        event.append(",\"columnLineage\":{")
                .append(base("ColumnLineageDatasetFacet"))
                .append(",\"fields\":{");
        for (int column = 0; column < COLUMNS; column++) {
            event.append(column == 0 ? "" : ",")
                    .append("\"column_")
                    .append(column)
                    .append("\":{\"inputFields\":[");
            field(event, job, column, "IDENTITY");
            if (column % 4 == 0) {
                event.append(',');
                field(event, (job + 1) % JOBS, column, "TRANSFORMATION");
            }
            event.append("]}");
        }
        return event.append("}}}}]}").toString();
    }

    private static void input(StringBuilder event, int table) {
        event.append("{\"namespace\":\"s3://bench\",\"name\":\"bronze/table_")
                .append(table)
                .append("\",\"facets\":{");
        schema(event);
        event.append("}}");
    }

    private static void schema(StringBuilder event) {
        event.append("\"schema\":{").append(base("SchemaDatasetFacet")).append(",\"fields\":[");
        for (int column = 0; column < COLUMNS; column++) {
            event.append(column == 0 ? "" : ",")
                    .append("{\"name\":\"column_")
                    .append(column)
                    .append("\",\"type\":\"string\"}");
        }
        event.append("]}");
    }

    private static void field(StringBuilder event, int table, int column, String how) {
        event.append("{\"namespace\":\"s3://bench\",\"name\":\"bronze/table_").append(table);
        event.append("\",\"field\":\"column_").append(column);
        event.append("\",\"transformations\":[{\"type\":\"DIRECT\",\"subtype\":\"")
                .append(how);
        event.append("\",\"description\":\"\",\"masking\":false}]}");
    }

    private static String base(String facet) {
        return "\"_producer\":\"https://example.com/bench\",\"_schemaURL\":\"https://openlineage.io/spec/facets/1-0-0/"
                + facet + ".json#/$defs/" + facet + "\"";
    }
}
