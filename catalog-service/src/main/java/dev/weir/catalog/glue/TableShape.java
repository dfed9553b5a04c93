package dev.weir.catalog.glue;

import dev.weir.format.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mirrored table looks like in Glue, whatever is there now.
 *
 * @param table empty if Glue cannot have it; a finding says why
 * @param partitions in the order of their values
 */
record TableShape(Optional<GlueTable> table, List<GluePartition> partitions, List<MirrorFinding> findings) {

    /** What Hive calls a null in the name of a folder. */
    static final String NULL_VALUE = "__HIVE_DEFAULT_PARTITION__";

    private static final String HIVE_IO = "org.apache.hadoop.hive.ql.io.";
    private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
    private static final String TEXT_OUTPUT = HIVE_IO + "HiveIgnoreKeyTextOutputFormat";
    private static final String LAZY_SIMPLE = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
    private static final String PARQUET_SERDE = HIVE_IO + "parquet.serde.ParquetHiveSerDe";
    private static final String PARQUET_OUTPUT = HIVE_IO + "parquet.MapredParquetOutputFormat";

    private static final List<String> HUDI_COLUMNS = List.of(
            "_hoodie_commit_time",
            "_hoodie_commit_seqno",
            "_hoodie_record_key",
            "_hoodie_partition_path",
            "_hoodie_file_name");

    static TableShape of(MirroredTable wanted) {
        return new Maker(wanted).shape();
    }

    /** Classes and parameters that tell engines how to read. */
    private record Reading(
            String input,
            String output,
            String serde,
            Map<String, String> serdeParameters,
            Map<String, String> tableParameters) {}

    private static final class Maker {

        private final MirroredTable wanted;
        private final List<MirrorFinding> findings = new ArrayList<>();

        Maker(MirroredTable wanted) {
            this.wanted = wanted;
        }

        TableShape shape() {
            if (wanted.name().isTooLong()) {
                return unfit("name-too-long", "Glue's names have at most " + TableName.LONGEST + " characters");
            }
            if (!wanted.location().endsWith("/")) {
                return unfit(
                        "not-a-folder",
                        wanted.location() + " shares its folder with other datasets, and a table in Glue is a folder");
            }
            Optional<String> twice = columnMetTwice();
            if (twice.isPresent()) {
                return unfit(
                        "column-conflict",
                        "two columns are called " + twice.get() + " in lower case, as Glue has all names");
            }
            boolean hidesPartitions = wanted.kind() instanceof TableKind.Iceberg;
            List<GlueColumn> columns = Stream.concat(
                            ofHudi(),
                            wanted.columns().stream()
                                    .filter(column -> hidesPartitions || !column.partition())
                                    .map(this::column))
                    .toList();
            List<GlueColumn> keys = hidesPartitions
                    ? List.of()
                    : wanted.columns().stream()
                            .filter(Column::partition)
                            .map(this::column)
                            .toList();
            Reading reading = reading(columns);
            GlueStorage storage = new GlueStorage(
                    wanted.location(),
                    columns,
                    reading.input(),
                    reading.output(),
                    reading.serde(),
                    reading.serdeParameters(),
                    Map.of());
            GlueTable table = new GlueTable(
                    wanted.name(),
                    Optional.empty(),
                    Optional.empty(),
                    "EXTERNAL_TABLE",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    keys,
                    storage,
                    parameters(reading));
            List<GluePartition> partitions =
                    wanted.kind().partitionsInGlue() && !keys.isEmpty() ? partitions(storage, keys.size()) : List.of();
            return new TableShape(Optional.of(table), partitions, List.copyOf(findings));
        }

        /** Merging on read, Hudi's readers look for these by their places: the first five. */
        private Stream<GlueColumn> ofHudi() {
            boolean there = wanted.kind() instanceof TableKind.Hudi hudi
                    && hudi.metaFields()
                    && wanted.columns().stream().noneMatch(column -> HUDI_COLUMNS.contains(lower(column.name())));
            return there ? HUDI_COLUMNS.stream().map(name -> GlueColumn.of(name, "string")) : Stream.empty();
        }

        private TableShape unfit(String code, String reason) {
            return new TableShape(
                    Optional.empty(), List.of(), List.of(MirrorFinding.left(code, wanted.alias(), reason)));
        }

        private Optional<String> columnMetTwice() {
            Set<String> names = new HashSet<>();
            return wanted.columns().stream()
                    .map(column -> lower(column.name()))
                    .filter(name -> !names.add(name))
                    .findFirst();
        }

        private GlueColumn column(Column column) {
            if (readsTextsOnly() && !column.partition()) {
                return GlueColumn.of(lower(column.name()), "string");
            }
            HiveType type = HiveType.of(column.type(), wanted.kind());
            type.loss()
                    .ifPresent(loss -> findings.add(MirrorFinding.note(
                            "lossy-type",
                            wanted.name(),
                            column.name() + " is " + column.type() + " and stands in Glue as " + type.text()
                                    + ", which does not say " + loss)));
            return GlueColumn.of(lower(column.name()), type.text());
        }

        /** OpenCSVSerde knows no other type, and Trino refuses a table that says otherwise. */
        private boolean readsTextsOnly() {
            return wanted.kind() instanceof TableKind.Csv csv && csv.quote().isPresent();
        }

        private Reading reading(List<GlueColumn> columns) {
            TableKind kind = wanted.kind();
            if (kind instanceof TableKind.Parquet) {
                return new Reading(
                        HIVE_IO + "parquet.MapredParquetInputFormat",
                        PARQUET_OUTPUT,
                        PARQUET_SERDE,
                        Map.of("serialization.format", "1"),
                        Map.of("classification", "parquet"));
            }
            if (kind instanceof TableKind.Orc) {
                return new Reading(
                        HIVE_IO + "orc.OrcInputFormat",
                        HIVE_IO + "orc.OrcOutputFormat",
                        HIVE_IO + "orc.OrcSerde",
                        Map.of("serialization.format", "1"),
                        Map.of("classification", "orc"));
            }
            if (kind instanceof TableKind.Avro avro) {
                return avro(avro);
            }
            if (kind instanceof TableKind.Csv csv) {
                return csv(csv);
            }
            if (kind instanceof TableKind.Json) {
                return json(columns);
            }
            if (kind instanceof TableKind.Delta) {
                // Engines read the log at `path`; the classes are those that Spark writes for a table of another
                // provider.
                return new Reading(
                        "org.apache.hadoop.mapred.SequenceFileInputFormat",
                        HIVE_IO + "HiveSequenceFileOutputFormat",
                        LAZY_SIMPLE,
                        Map.of("serialization.format", "1", "path", wanted.location()),
                        Map.of(
                                "classification",
                                "delta",
                                "table_type",
                                "delta",
                                "spark.sql.sources.provider",
                                "delta",
                                "spark.sql.partitionProvider",
                                "catalog"));
            }
            if (kind instanceof TableKind.Iceberg iceberg) {
                return new Reading(
                        "",
                        "",
                        "",
                        Map.of(),
                        Map.of(
                                "table_type",
                                "ICEBERG",
                                Ownership.METADATA_LOCATION,
                                iceberg.metadataLocation(),
                                Ownership.WRITTEN_METADATA_LOCATION,
                                iceberg.metadataLocation()));
            }
            return hudi((TableKind.Hudi) kind);
        }

        private Reading avro(TableKind.Avro avro) {
            Map<String, String> serde = new TreeMap<>(Map.of("serialization.format", "1"));
            avro.schema()
                    .ifPresentOrElse(
                            schema -> serde.put("avro.schema.literal", schema),
                            () -> findings.add(MirrorFinding.note(
                                    "avro-schema-unknown",
                                    wanted.name(),
                                    "its Avro schema is not known, and Athena does not read the table without it")));
            return new Reading(
                    HIVE_IO + "avro.AvroContainerInputFormat",
                    HIVE_IO + "avro.AvroContainerOutputFormat",
                    "org.apache.hadoop.hive.serde2.avro.AvroSerDe",
                    serde,
                    Map.of("classification", "avro"));
        }

        private Reading csv(TableKind.Csv csv) {
            String delimiter = String.valueOf(csv.delimiter());
            Map<String, String> table = new TreeMap<>(Map.of("classification", "csv", "delimiter", delimiter));
            if (csv.headerLines() > 0) {
                table.put("skip.header.line.count", String.valueOf(csv.headerLines()));
            }
            if (csv.quote().isEmpty()) {
                return new Reading(
                        TEXT_INPUT,
                        TEXT_OUTPUT,
                        LAZY_SIMPLE,
                        Map.of("field.delim", delimiter, "serialization.format", delimiter),
                        table);
            }
            table.put("areColumnsQuoted", "true");
            if (wanted.columns().stream()
                    .anyMatch(column ->
                            !column.partition() && !column.type().toString().equals("string"))) {
                findings.add(MirrorFinding.note(
                        "csv-as-text",
                        wanted.name(),
                        "its fields may be quoted, so that all its columns are strings in Glue"));
            }
            // It reads doubled quotes (RFC 4180) unasked, and takes a backslash for an escape whatever it is told.
            return new Reading(
                    TEXT_INPUT,
                    TEXT_OUTPUT,
                    "org.apache.hadoop.hive.serde2.OpenCSVSerde",
                    Map.of(
                            "separatorChar",
                            delimiter,
                            "quoteChar",
                            String.valueOf(csv.quote().get()),
                            "escapeChar",
                            "\\"),
                    table);
        }

        private Reading json(List<GlueColumn> columns) {
            Map<String, String> serde = new TreeMap<>(Map.of("serialization.format", "1"));
            serde.put("paths", columns.stream().map(GlueColumn::name).collect(Collectors.joining(",")));
            // Keys of JSON have upper and lower case, names in Glue have not.
            wanted.columns().stream()
                    .filter(column -> !column.partition() && !column.name().equals(lower(column.name())))
                    .forEach(column -> serde.put("mapping." + lower(column.name()), column.name()));
            return new Reading(
                    TEXT_INPUT,
                    TEXT_OUTPUT,
                    "org.openx.data.jsonserde.JsonSerDe",
                    serde,
                    Map.of("classification", "json"));
        }

        private Reading hudi(TableKind.Hudi hudi) {
            Map<String, String> table = new TreeMap<>(Map.of("spark.sql.sources.provider", "hudi"));
            hudi.lastCommit().ifPresent(commit -> table.put("last_commit_time_sync", commit));
            String input = hudi.mergeOnRead()
                    ? "org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat"
                    : "org.apache.hudi.hadoop.HoodieParquetInputFormat";
            return new Reading(
                    input,
                    PARQUET_OUTPUT,
                    PARQUET_SERDE,
                    Map.of(
                            "serialization.format",
                            "1",
                            "path",
                            wanted.location(),
                            // What a query sees is the newest state, log files included.
                            "hoodie.query.as.ro.table",
                            "false"),
                    table);
        }

        private Map<String, String> parameters(Reading reading) {
            Map<String, String> parameters = new TreeMap<>(wanted.properties());
            parameters.putAll(reading.tableParameters());
            parameters.put("EXTERNAL", "TRUE");
            parameters.put(Ownership.MANAGED, "true");
            parameters.put(Ownership.LAKE, wanted.lake());
            parameters.put(Ownership.DATASET, wanted.dataset().toString());
            parameters.put(Ownership.WRITTEN, String.join(",", new TreeSet<>(parameters.keySet())));
            return parameters;
        }

        private List<GluePartition> partitions(GlueStorage storage, int keys) {
            Map<List<String>, GluePartition> byValues = new LinkedHashMap<>();
            for (MirroredTable.Part part : wanted.partitions()) {
                List<String> values =
                        part.values().stream().map(value -> value(value)).toList();
                if (values.size() != keys) {
                    findings.add(MirrorFinding.left(
                            "partition-odd", wanted.name(), part.location() + " has not a value for each key"));
                } else if (byValues.putIfAbsent(values, partition(values, storage.at(part.location()))) != null) {
                    findings.add(MirrorFinding.left(
                            "partition-conflict",
                            wanted.name(),
                            part.location() + " has the same values as "
                                    + byValues.get(values).storage().location()));
                }
            }
            return byValues.values().stream()
                    .sorted((one, other) -> Ownership.VALUES.compare(one.values(), other.values()))
                    .toList();
        }

        private static GluePartition partition(List<String> values, GlueStorage storage) {
            return new GluePartition(values, storage.bare(), Map.of(Ownership.MANAGED, "true"));
        }

        private static String value(@Nullable String value) {
            return value == null ? NULL_VALUE : value;
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
