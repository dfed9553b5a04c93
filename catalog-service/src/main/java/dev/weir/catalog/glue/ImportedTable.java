package dev.weir.catalog.glue;

import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.catalog.dataset.Details;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.catalog.dataset.Origin;
import dev.weir.catalog.dataset.Size;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.lake.Lake;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a table of Glue is as a dataset, as long as no crawl saw it.
 *
 * @param location as Glue has it, {@code s3://} for all of S3; empty for a view
 * @param arn empty if Glue did not say which account it is in
 */
record ImportedTable(GlueTable table, String location, Optional<String> arn) {

    /** Of a dataset that Glue tells of: the table that it is told of by. */
    static final String SOURCE = "glue.table";

    private static final Pattern ADDRESS = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://([^/]*)(/.*)?");
    private static final Pattern ARN = Pattern.compile("(arn:.*):(table/.*)");
    /** What engines and crawlers write with each run, and what only they read. */
    private static final Set<String> PASSING = Set.of(
            "transient_lastDdlTime",
            "numFiles",
            "numRows",
            "rawDataSize",
            "totalSize",
            "averageRecordSize",
            "objectCount",
            "recordCount",
            "sizeKey",
            "CRAWL_RUN_ID",
            "UPDATED_BY_CRAWLER",
            "CrawlerSchemaSerializerVersion",
            "CrawlerSchemaDeserializerVersion");

    private static final String SPARK_SCHEMA = "spark.sql.sources.schema";

    static ImportedTable of(GlueTable table, Optional<String> arn) {
        return new ImportedTable(table, GlueText.location(table.storage().location()), arn);
    }

    TableName name() {
        return table.name();
    }

    /**
     * The name that a crawl of its place would find, or that of Glue for what has no place. Empty for a table without a
     * place whose account is not known.
     *
     * @see <a href="https://openlineage.io/docs/spec/naming">OpenLineage naming</a>
     */
    Optional<DatasetName> dataset() {
        Matcher address = ADDRESS.matcher(place());
        if (address.matches()) {
            return Optional.of(placed(address));
        }
        Matcher parts = ARN.matcher(arn.orElse(""));
        return parts.matches() ? Optional.of(new DatasetName(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** Where it is, if that tells it from all others: not so the name of a database's table. Else empty. */
    String place() {
        return ADDRESS.matcher(location).matches() && format() != DatasetFormat.VIEW ? location : "";
    }

    private static DatasetName placed(Matcher address) {
        String scheme = address.group(1).toLowerCase(Locale.ROOT);
        String path = Optional.ofNullable(address.group(3)).orElse("/").replaceAll("/+$", "");
        if (scheme.equals("file")) {
            return new DatasetName("file", path.isEmpty() ? "/" : path);
        }
        String name = scheme.equals("s3") && !path.isEmpty() ? path.substring(1) : path;
        return new DatasetName(scheme + "://" + address.group(2), name.isBlank() ? "/" : name);
    }

    DatasetFormat format() {
        Map<String, String> parameters = table.parameters();
        String tableType = lower(parameters.get("table_type"));
        String provider = lower(parameters.get("spark.sql.sources.provider"));
        String classification = lower(parameters.get("classification"));
        if (table.type().equals("VIRTUAL_VIEW") || "true".equals(parameters.get("presto_view"))) {
            return DatasetFormat.VIEW;
        }
        if (tableType.equals("iceberg") || provider.equals("iceberg")) {
            return DatasetFormat.ICEBERG;
        }
        if (tableType.equals("delta") || provider.equals("delta") || classification.equals("delta")) {
            return DatasetFormat.DELTA;
        }
        if (provider.equals("hudi") || table.storage().inputFormat().startsWith("org.apache.hudi.")) {
            return DatasetFormat.HUDI;
        }
        return Stream.of(
                        classes(table.storage()),
                        called(classification),
                        called(provider),
                        text(table.storage(), classification))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ADDRESS.matcher(location).matches() ? DatasetFormat.RAW : DatasetFormat.EXTERNAL);
    }

    /** By the classes that read it, which engines go by, too. */
    private static Optional<DatasetFormat> classes(GlueStorage storage) {
        String classes = lower(storage.serde() + " " + storage.inputFormat());
        if (classes.contains("parquet")) {
            return Optional.of(DatasetFormat.PARQUET);
        }
        if (classes.contains(".orc.")) {
            return Optional.of(DatasetFormat.ORC);
        }
        if (classes.contains(".avro.")) {
            return Optional.of(DatasetFormat.AVRO);
        }
        if (classes.contains("opencsvserde")) {
            return Optional.of(DatasetFormat.CSV);
        }
        return classes.contains("jsonserde") ? Optional.of(DatasetFormat.NDJSON) : Optional.empty();
    }

    private static Optional<DatasetFormat> called(String name) {
        return switch (name) {
            case "parquet" -> Optional.of(DatasetFormat.PARQUET);
            case "orc" -> Optional.of(DatasetFormat.ORC);
            case "avro" -> Optional.of(DatasetFormat.AVRO);
            case "csv", "tsv" -> Optional.of(DatasetFormat.CSV);
            case "json" -> Optional.of(DatasetFormat.NDJSON);
            default -> Optional.empty();
        };
    }

    // Fields with something between them. Crawlers of Glue write it for what they do not know, too, and say "UNKNOWN".
    private static Optional<DatasetFormat> text(GlueStorage storage, String classification) {
        boolean plain = storage.serde().endsWith(".LazySimpleSerDe")
                && storage.inputFormat().endsWith(".TextInputFormat")
                && classification.isEmpty();
        return plain ? Optional.of(DatasetFormat.CSV) : Optional.empty();
    }

    /** @param tell of what is not as Glue has it */
    FoundDataset found(Lake lake, ImportedPartitions partitions, Consumer<MirrorFinding> tell) {
        List<Column> columns = columns(tell);
        Map<String, String> properties = properties(partitions);
        if (partitions.count() > ImportedPartitions.MOST) {
            tell.accept(MirrorFinding.note(
                    "partitions-cut",
                    name(),
                    "it has " + partitions.count() + " partitions; the first " + ImportedPartitions.MOST
                            + " are kept"));
        }
        return new FoundDataset(
                dataset().orElseThrow(),
                GlueText.kept(name().toString()),
                "",
                lake.root(),
                location,
                format(),
                Origin.GLUE,
                columns,
                new Size(OptionalLong.empty(), 0, 0),
                partitions.kept(),
                fingerprint(columns, properties, partitions),
                new Details(
                        Optional.empty(),
                        properties,
                        Map.of(),
                        List.of(),
                        List.of(
                                "the Glue Data Catalog has it as the table " + GlueText.kept(name().toString()),
                                "no crawl saw its files")));
    }

    private List<Column> columns(Consumer<MirrorFinding> tell) {
        Map<String, Column> columns = new LinkedHashMap<>();
        boolean elsewhere = isPlaceholder();
        if (elsewhere) {
            tell.accept(MirrorFinding.note(
                    "schema-elsewhere", name(), "its columns stand in the table's own metadata; a crawl reads them"));
        } else {
            table.storage().columns().forEach(column -> add(columns, column, false, tell));
        }
        table.partitionKeys().forEach(column -> {
            // Of a column that is both, engines take the partition's.
            columns.remove(GlueText.kept(column.name()));
            add(columns, column, true, tell);
        });
        return new ArrayList<>(columns.values());
    }

    /** What Spark writes for the columns of a table of Delta, which Hive could not read anyway. */
    private boolean isPlaceholder() {
        List<GlueColumn> columns = table.storage().columns();
        return columns.size() == 1
                && columns.get(0).name().equals("col")
                && columns.get(0).type().equals("array<string>")
                && format() == DatasetFormat.DELTA;
    }

    private void add(Map<String, Column> columns, GlueColumn column, boolean partition, Consumer<MirrorFinding> tell) {
        String called = GlueText.kept(column.name());
        Optional<ColumnType> type = HiveTypeText.read(column.type());
        if (type.isEmpty()) {
            tell.accept(MirrorFinding.note(
                    "type-unknown",
                    name(),
                    called + " is " + GlueText.kept(column.type()) + " in Glue, which Weir takes for a string"));
        }
        columns.putIfAbsent(called, new Column(called, type.orElse(ColumnType.Plain.STRING), true, partition));
    }

    private Map<String, String> properties(ImportedPartitions partitions) {
        Map<String, String> properties = new TreeMap<>();
        table.parameters().forEach((key, value) -> {
            if (!PASSING.contains(key) && !key.startsWith(SPARK_SCHEMA)) {
                properties.put(GlueText.kept(key), GlueText.kept(value));
            }
        });
        properties.put(SOURCE, GlueText.kept(name().toString()));
        put(properties, "glue.arn", arn.orElse(""));
        put(properties, "glue.table-type", table.type());
        put(properties, "glue.description", table.description().orElse(""));
        put(properties, "glue.owner", table.owner().orElse(""));
        put(properties, "glue.input-format", table.storage().inputFormat());
        put(properties, "glue.serde", table.storage().serde());
        if (!table.partitionKeys().isEmpty()) {
            properties.put("glue.partitions", Long.toString(partitions.count()));
        }
        return properties;
    }

    private static void put(Map<String, String> properties, String key, String value) {
        if (!value.isBlank()) {
            properties.put(key, GlueText.kept(value));
        }
    }

    private String fingerprint(List<Column> columns, Map<String, String> properties, ImportedPartitions partitions) {
        String text = String.join(
                "\0",
                location,
                format().wireName(),
                Column.text(columns),
                properties.toString(),
                partitions.fingerprint());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "glue:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
