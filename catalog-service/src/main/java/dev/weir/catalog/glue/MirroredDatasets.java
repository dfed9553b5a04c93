package dev.weir.catalog.glue;

import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetVersion;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Datasets.Filter;
import dev.weir.catalog.dataset.Details;
import dev.weir.catalog.dataset.Origin;
import dev.weir.catalog.dataset.Partition;
import dev.weir.catalog.glue.MirroredTable.Named;
import dev.weir.catalog.glue.MirroredTable.Part;
import dev.weir.format.Column;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The catalog's datasets as tables for Glue. The one place that knows both. */
@ApplicationScoped
public class MirroredDatasets implements MirroredTables {

    private static final int AT_ONCE = 500;
    private static final char RFC_4180_QUOTE = '"';
    private static final char DEFAULT_DELIMITER = ',';

    private final Datasets datasets;
    private final CsvDelimiters delimiters;
    private final AvroSchemas schemas;

    MirroredDatasets(Datasets datasets, CsvDelimiters delimiters, AvroSchemas schemas) {
        this.datasets = datasets;
        this.delimiters = delimiters;
        this.schemas = schemas;
    }

    @Override
    public void names(String lake, GlueSetup setup, Consumer<Named> each) {
        Filter filter = new Filter(Optional.empty(), Optional.of(lake), Optional.empty(), Optional.empty());
        Optional<String> cursor = Optional.empty();
        do {
            Page<Dataset> page = Page.of(
                    datasets.list(filter, new PageRequest(AT_ONCE, cursor)),
                    AT_ONCE,
                    dataset -> dataset.alias() + " " + dataset.id());
            page.items().stream()
                    .filter(dataset -> dataset.origin() == Origin.CRAWL
                            && dataset.missingSince().isEmpty())
                    .map(dataset -> new Named(dataset.id(), dataset.alias(), setup.nameOf(lake, dataset.alias())))
                    .forEach(each);
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());
    }

    @Override
    public Readied read(Named named) {
        Optional<Dataset> found = datasets.find(named.dataset());
        Optional<DatasetVersion> version = found.flatMap(dataset -> datasets.version(dataset.id(), dataset.version()));
        if (version.isEmpty()) {
            return new Readied(Optional.empty(), List.of());
        }
        Dataset dataset = found.orElseThrow();
        Details details = datasets.details(dataset.id());
        List<MirrorFinding> findings = new ArrayList<>();
        Optional<TableKind> kind = kind(dataset, named.name(), version.get().columns(), details, findings);
        Optional<MirroredTable> table = kind.map(known -> new MirroredTable(
                dataset.id(),
                dataset.lake(),
                dataset.alias(),
                named.name(),
                dataset.location(),
                known,
                version.get().columns(),
                known.partitionsInGlue() ? parts(dataset, version.get().columns()) : List.of(),
                Map.of()));
        return new Readied(table, findings);
    }

    private Optional<TableKind> kind(
            Dataset dataset, TableName name, List<Column> columns, Details details, List<MirrorFinding> findings) {
        Map<String, String> properties = details.properties();
        String format = dataset.format().wireName();
        return switch (format) {
            case "parquet" -> Optional.of(new TableKind.Parquet());
            case "orc" -> Optional.of(new TableKind.Orc());
            case "avro" -> Optional.of(new TableKind.Avro(schemas.of(dataset, columns)));
            case "csv" -> Optional.of(csv(dataset, name, columns, findings));
            case "ndjson" -> Optional.of(new TableKind.Json());
            case "delta" -> Optional.of(new TableKind.Delta());
            case "iceberg" -> {
                Optional<TableKind> iceberg =
                        Optional.ofNullable(properties.get("metadata_location")).map(TableKind.Iceberg::new);
                if (iceberg.isEmpty()) {
                    findings.add(MirrorFinding.left(
                            "metadata-location-unknown", name, "the place of the table's metadata is not known"));
                }
                yield iceberg;
            }
            case "hudi" ->
                Optional.of(new TableKind.Hudi(
                        "MERGE_ON_READ".equals(properties.get("hoodie.table.type")),
                        !"false".equals(properties.get("hoodie.populate.meta.fields")),
                        details.tableVersion()));
            default -> {
                findings.add(
                        MirrorFinding.left("format-not-mirrored", name, "Glue has no reader for the format " + format));
                yield Optional.empty();
            }
        };
    }

    private TableKind csv(Dataset dataset, TableName name, List<Column> columns, List<MirrorFinding> findings) {
        String folder = datasets.partitions(dataset.id(), new PageRequest(1, Optional.empty())).stream()
                .findFirst()
                .map(partition -> dataset.location() + partition.path())
                .orElse(dataset.location());
        Optional<Character> delimiter =
                dataset.location().endsWith("/") ? delimiters.of(dataset.lake(), folder) : Optional.empty();
        if (delimiter.isEmpty()) {
            findings.add(MirrorFinding.note(
                    "csv-delimiter-assumed", name, "what separates its fields could not be read; a comma is assumed"));
        }
        return new TableKind.Csv(
                delimiter.orElse(DEFAULT_DELIMITER), Optional.of(RFC_4180_QUOTE), headerLines(columns));
    }

    /** None where the reader had to make up the names of all columns. */
    static int headerLines(List<Column> columns) {
        List<String> names = columns.stream()
                .filter(column -> !column.partition())
                .map(Column::name)
                .toList();
        List<String> madeUp = IntStream.rangeClosed(1, names.size())
                .mapToObj(place -> "column_" + place)
                .toList();
        return names.equals(madeUp) ? 0 : 1;
    }

    private List<Part> parts(Dataset dataset, List<Column> columns) {
        List<String> keys =
                columns.stream().filter(Column::partition).map(Column::name).toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        UUID id = dataset.id();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Partition> page =
                    Page.of(datasets.partitions(id, new PageRequest(AT_ONCE, cursor)), AT_ONCE, Partition::path);
            page.items().forEach(partition -> parts.add(part(dataset, keys, partition)));
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());
        return parts;
    }

    private static Part part(Dataset dataset, List<String> keys, Partition partition) {
        List<@Nullable String> values = new ArrayList<>();
        keys.forEach(key -> values.add(partition.values().get(key)));
        return new Part(values, dataset.location() + partition.path());
    }
}
