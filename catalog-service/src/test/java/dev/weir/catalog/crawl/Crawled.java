package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.TableAssembly.Again;
import dev.weir.catalog.crawl.TableAssembly.Found;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.FileReading;
import dev.weir.format.table.TableFormat;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.ObjectLocation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What becomes of a lake that is only a listing: paths, and for each the columns of its file. */
final class Crawled {

    private static final LakePath LAKE = new LakePath("s3://lake/");

    final List<FoundDataset> datasets = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<TableFolder> tables = new ArrayList<>();

    /** @param files lines of {@code path} and, behind white space, {@code a:int,b:string}, or {@code broken} */
    Crawled(String files) {
        this(files, Pins.NONE);
    }

    Crawled(String files, Pins pins) {
        Map<String, String> columns = new TreeMap<>(
                Comparator.comparing(path -> path.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        files.lines().map(line -> line.strip().split("\\s+")).forEach(line -> {
            columns.put(line[0], line.length > 1 ? line[1] : "id:int");
        });
        Grouping grouping = new Grouping(
                LAKE,
                pins,
                (folder, format) -> columns.keySet().stream()
                        .map(path -> "s3://lake/" + path)
                        .filter(path -> path.startsWith(folder.value()))
                        .anyMatch(path -> format == TableFormat.DELTA || TableMarker.isIcebergMetadata(path)),
                new Collecting(columns));
        columns.keySet()
                .forEach(path -> grouping.accept(
                        new LakeObject(new ObjectLocation("s3://lake/" + path), 10, "e", Instant.EPOCH)));
        grouping.close();
        datasets.sort(Comparator.comparing(FoundDataset::alias));
    }

    private final class Collecting implements Grouping.Finds {
        private final Map<String, String> columns;

        Collecting(Map<String, String> columns) {
            this.columns = columns;
        }

        @Override
        public void files(FileGroup group) {
            assemble(group, columns);
        }

        @Override
        public void table(TableFolder table) {
            tables.add(table);
        }

        @Override
        public void raw(RawFolder folder) {
            datasets.add(FoundTable.of(LAKE, folder, "raw"));
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }
    }

    private void assemble(FileGroup group, Map<String, String> columns) {
        TableAssembly assembly = new TableAssembly(LAKE, group, new Collected(datasets, findings));
        Again all = each -> group.files()
                .forEach(file -> each.accept(
                        file,
                        reading(columns.getOrDefault(
                                file.object()
                                        .location()
                                        .value()
                                        .substring(LAKE.value().length()),
                                "broken"))));
        all.each((file, reading) -> assembly.add(file, reading, false));
        assembly.end(all);
    }

    /** What was decided, in lists. */
    record Collected(List<FoundDataset> datasets, List<Finding> findings) implements Found {
        @Override
        public void dataset(FoundDataset dataset) {
            datasets.add(dataset);
        }

        @Override
        public void rest(FoundDataset raw) {
            datasets.add(raw);
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }

        @Override
        public void more(Finding.Kind kind, long count) {
            throw new AssertionError("there are more findings than a test has files");
        }

        @Override
        public void present(DatasetName name) {
            // Only who calls datasets missing needs to know.
        }
    }

    private static FileReading reading(String columns) {
        return columns.equals("broken")
                ? new FileReading.BrokenFile("broken", "is broken")
                : new FileReading.FileMetadata(columns(columns), OptionalLong.of(1));
    }

    private static List<Column> columns(String text) {
        return Arrays.stream(text.split(","))
                .map(part -> part.split(":"))
                .map(part -> Column.inFiles(part[0], ColumnType.parse(part[1].replace("?", "")), part[1].endsWith("?")))
                .toList();
    }

    /** {@code alias files [partition columns]}, a line each. */
    String summary() {
        return String.join(
                "\n",
                datasets.stream()
                        .map(dataset -> dataset.alias() + " " + dataset.size().files()
                                + (dataset.partitionColumns().isEmpty() ? "" : " " + dataset.partitionColumns()))
                        .toList());
    }

    /** {@code code key}, a line each. */
    String findingSummary() {
        return String.join(
                "\n",
                findings.stream()
                        .map(finding -> finding.code() + " "
                                + finding.key().substring(LAKE.value().length()))
                        .toList());
    }

    String schema(String alias) {
        return datasets.stream()
                .filter(dataset -> dataset.alias().equals(alias))
                .map(dataset -> Column.text(dataset.columns()).replace('\n', ' '))
                .findFirst()
                .orElse("no dataset " + alias);
    }
}
