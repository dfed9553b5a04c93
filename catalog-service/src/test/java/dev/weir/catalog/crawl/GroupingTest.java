package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.catalog.dataset.Partition;
import dev.weir.platform.lake.Pin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupingTest {

    @Test
    void filesOfOneSchemaAreOneDataset() {
        Crawled crawled = new Crawled("""
                silver/crm/customers/eu.parquet   id:int,name:string
                silver/crm/customers/us.parquet   id:int,name:string,city:string
                silver/crm/orders/part-0.parquet  id:int
                """);

        assertThat(crawled.summary()).isEqualTo("silver_crm.customers 2\nsilver_crm.orders 1");
        assertThat(crawled.schema("silver_crm.customers")).isEqualTo("id:int name:string city:string?");
    }

    @Test
    void filesOfDifferentSchemasAreDatasetsOfTheirOwn() {
        Crawled crawled = new Crawled("""
                ref/countries.csv       code:string,name:string
                ref/currencies.csv      iso:string,digits:int
                ref/rates.csv.gz        day:date,rate:double
                ref/rates.parquet       day:date,other:double
                ref/rates/part-0.csv    x:int
                """);

        assertThat(crawled.summary())
                .isEqualTo("ref.countries 1\nref.currencies 1\nref.rates 1\nref.rates.csv.gz 1\nref.rates.parquet 1");
        assertThat(crawled.datasets.get(0).location()).isEqualTo("s3://lake/ref/countries.csv");
        assertThat(crawled.datasets.get(0).name().name()).isEqualTo("ref/countries");
    }

    @Test
    void aLoneFileIsItsFolderOnlyIfItIsCalledAPart() {
        Crawled crawled = new Crawled("""
                a/orders/part-00000-6c1f.snappy.parquet
                a/people/people_2024.csv
                a/events/0.ndjson
                a/dumps/7f9c24e8-3b12-4fef-91e0-56a2d5a0aa11.csv
                a/loads/2026-10-27.csv
                a/misc/countries.csv
                a/misc2/database.csv
                """);

        assertThat(crawled.summary())
                .isEqualTo(
                        "a.dumps 1\na.events 1\na.loads 1\na.orders 1\na.people 1\na_misc.countries 1\na_misc2.database 1");
    }

    @Test
    void aStrayFileDoesNotTakeManyPartsApart() {
        StringBuilder files = new StringBuilder("t/orders/notes.csv  text:string\n");
        for (int i = 0; i < 10; i++) {
            files.append("t/orders/part-").append(i).append(".parquet id:int\n");
        }

        assertThat(new Crawled(files.toString()).summary()).isEqualTo("t.orders 10\nt_orders.notes 1");
    }

    @Test
    void hiveFoldersArePartitions() {
        Crawled crawled = new Crawled("""
                t/day=2026-10-01/region=EU%2FW/0.parquet        id:int,region:int
                t/day=2026-10-01/region=US/0.parquet            id:int,region:int
                t/day=2026-10-02/region=__HIVE_DEFAULT_PARTITION__/0.parquet id:int,region:int
                n/year=2026/month=01/0.parquet
                n/year=2026/month=12/0.parquet
                """);

        assertThat(crawled.summary()).isEqualTo("n 2 [year, month]\nt 3 [day, region]");
        assertThat(crawled.schema("t")).isEqualTo("id:int day:date/ region:string?/");
        assertThat(crawled.schema("n")).isEqualTo("id:int year:int/ month:string/");
        FoundDataset table = crawled.datasets.get(1);
        assertThat(table.partitions())
                .extracting(Partition::path)
                .containsExactly(
                        "day=2026-10-01/region=EU%2FW/",
                        "day=2026-10-01/region=US/", "day=2026-10-02/region=__HIVE_DEFAULT_PARTITION__/");
        assertThat(table.partitions().get(0).values().values()).containsExactly("2026-10-01", "EU/W");
        assertThat(table.partitions().get(2).values().values()).containsExactly("2026-10-02", null);
    }

    @Test
    void datedFoldersArePartitionsOfOneDataset() {
        Crawled crawled = new Crawled("""
                landing/crm/contacts/2026-10-27/part.csv   id:int,email:string
                landing/crm/contacts/2026-10-28/part.csv   id:int,email:string,phone:string
                landing/web/2026/10/27/a.csv               id:int,date:date
                landing/web/2026/10/28/a.csv               id:int,date:date
                landing/logs/2026/10/27/23/a.csv
                landing/months/2026/10/a.csv
                landing/compact/20261027/a.csv
                landing/eu/a.csv
                landing/2026-10/x/part.csv
                """);

        assertThat(crawled.summary()).isEqualTo("""
                landing.compact 1 [date]
                landing.logs 1 [date, hour]
                landing.months 1 [date]
                landing.web 2 [folder_date]
                landing_2026-10.x 1
                landing_crm.contacts 2 [date]
                landing_eu.a 1""");
        assertThat(crawled.schema("landing_crm.contacts")).isEqualTo("id:int email:string phone:string? date:date/");
        assertThat(crawled.schema("landing.months")).isEqualTo("id:int date:string/");
    }

    @Test
    void eachRuleSaysWhyItMadeADataset() {
        String parts = IntStream.range(0, 19)
                .mapToObj(i -> "most/part-" + i + ".parquet id:int\n")
                .collect(Collectors.joining());
        Crawled crawled = new Crawled(parts + """
                most/stray.parquet                 other:string
                hive/day=2026-10-01/0.parquet
                hive/day=2026-10-02/0.parquet
                hive/day=2026-10-03/0.parquet
                hive/day=2026-10-04/0.parquet
                dated/2026/10/27/a.csv
                dated/2026/10/28/a.csv
                siblings/eu.parquet                id:int
                siblings/us.parquet                id:int
                part/part-0.parquet
                lone/countries.csv
                each/orders.csv                    id:int
                each/customers.csv                 name:string
                pinned/x/a.csv
                pinned/y/b.csv
                delta/_delta_log/00000000000000000000.json
                """, new Pins(List.of(new Pin(Pin.Kind.ROOT, "pinned/"))));
        Map<String, String> why = new TreeMap<>();
        crawled.datasets.forEach(dataset ->
                why.put(dataset.alias(), String.join("; ", dataset.details().evidence())));

        assertThat(why)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "dated", "the files lie in dated folders: 2026/10/27/, 2026/10/28/",
                        "each.customers",
                                "the files of its folder have different columns, so that each is a table called by its name",
                        "each.orders",
                                "the files of its folder have different columns, so that each is a table called by its name",
                        "hive", "the files lie in partition folders: day=2026-10-01/, day=2026-10-02/, day=2026-10-03/",
                        "lone.countries", "a lone file that is not called like a part has a name of its own",
                        "most", "19 of 20 files have the same columns",
                        "most.stray", "a lone file that is not called like a part has a name of its own",
                        "part", "its only file is called like a part: part-0.parquet",
                        "pinned", "the lake's pins say that all files below are one table",
                        "siblings", "all 2 files have the same columns"));
        assertThat(TableMarker.describe(crawled.tables.get(0).format())).isEqualTo("a Delta Lake log (_delta_log)");
    }

    @Test
    void siblingFoldersAreNeverMerged() {
        Crawled crawled = new Crawled("""
                raw/2023_orders/part-0.csv   id:int
                raw/2024_orders/part-0.csv   id:int
                raw/eu_orders/part-0.csv     id:int
                raw/2025/part-0.csv          id:int
                """);

        assertThat(crawled.summary()).isEqualTo("raw.2023_orders 1\nraw.2024_orders 1\nraw.2025 1\nraw.eu_orders 1");
    }

    @Test
    void foldersMayHoldFilesAndFolders() {
        // S3's order: t-x before t/, and t.csv between; the folder z is still open when z/b is done.
        Crawled crawled = new Crawled("""
                z/a.parquet      id:int
                z/b/part-0.csv   x:int
                z/b-1/part-0.csv x:int
                z/c.parquet      id:int
                t-x/part-0.csv   x:int
                t.csv            x:int
                t/part-0.csv     x:int
                """);

        assertThat(crawled.summary()).isEqualTo("t 1\nt-x 1\nt.csv 1\nz 2\nz.b 1\nz.b-1 1");
    }

    @Test
    void filesBesidePartitionsAreDatasetsOfTheirOwn() {
        Crawled crawled = new Crawled("""
                z/t/day=1/part-0.parquet  id:int
                z/t/part-0.parquet        id:int
                z/t/part-1.parquet        id:int
                z/t/day=2/x/part-0.csv    id:int
                """);

        assertThat(crawled.summary()).isEqualTo("z.t 1 [day]\nz_t.part-0 1\nz_t.part-1 1\nz_t_day=2.x 1");
    }

    @Test
    void otherFormatsAmongPartitionsAreTold() {
        Crawled crawled = new Crawled("""
                z/t/day=1/a.parquet
                z/t/day=2/a.parquet
                z/t/day=3/a.csv
                """);

        assertThat(crawled.summary()).isEqualTo("z.t 2 [day]");
        assertThat(crawled.findingSummary()).isEqualTo("mixed-formats z/t/day=3/a.csv");
        assertThat(crawled.datasets.get(0).details().properties()).isEqualTo(Map.of("files.csv", "1"));
    }

    @Test
    void tableFormatsAreNotReadAsPlainFiles() {
        Crawled crawled = new Crawled("""
                z/delta/_delta_log/00000000000000000000.json
                z/delta/_delta_log/_last_checkpoint
                z/delta/part-0.parquet
                z/delta/day=1/part-0.parquet
                z/delta/Zone/part-0.parquet
                z/ice/data/day=1/0.parquet
                z/ice/data/0.parquet
                z/ice/metadata/v1.metadata.json
                z/ice/metadata/snap-1.avro
                z/hudi/.hoodie/hoodie.properties
                z/hudi/2024/10/27/0.parquet
                z/not/data/part-0.parquet
                z/not/metadata/notes.csv
                """);

        assertThat(crawled.summary()).isEqualTo("z_not.data 1\nz_not_metadata.notes 1");
        assertThat(crawled.findings).isEmpty();
        assertThat(crawled.tables)
                .extracting(table -> table.format().wireName() + " " + table.root())
                .containsExactly("delta s3://lake/z/delta/", "hudi s3://lake/z/hudi/", "iceberg s3://lake/z/ice/");
    }

    @Test
    void aTableChangesWithItsMetadataOnly() {
        String table = "z/delta/_delta_log/0.json\nz/delta/part-0.parquet";

        String before = new Crawled(table).tables.get(0).fingerprint();

        assertThat(new Crawled(table + "\nz/delta/part-1.parquet").tables.get(0).fingerprint())
                .isEqualTo(before);
        assertThat(new Crawled(table + "\nz/delta/_delta_log/1.json")
                        .tables
                        .get(0)
                        .fingerprint())
                .isNotEqualTo(before);
    }

    @Test
    void whatNobodyReadsIsARawDataset() {
        Crawled crawled = new Crawled("""
                z/photos/2026/10/27/a.JPG
                z/photos/2026/10/28/b.jpg
                z/photos/LICENSE
                z/t/part-0.parquet
                z/t/README.md
                notes.txt
                """);

        assertThat(crawled.summary()).isEqualTo("z.photos 3\nz.t 1");
        assertThat(crawled.datasets.get(0).details().properties())
                .isEqualTo(Map.of("files.jpg", "2", "files.none", "1"));
        assertThat(crawled.findingSummary()).isEqualTo("unknown-format z/t/README.md\nunknown-format notes.txt");
    }

    @Test
    void whatLiesBesideADatasetIsCountedThere() {
        Crawled crawled = new Crawled("""
                z/t/day=1/part-0.parquet
                z/t/day=1/notes.md
                z/t/day=2/part-0.parquet
                z/t/README.md
                z/t/Makefile
                """);

        assertThat(crawled.summary()).isEqualTo("z.t 2 [day]");
        assertThat(crawled.datasets.get(0).details().properties())
                .isEqualTo(Map.of("files.md", "2", "files.none", "1"));
        assertThat(crawled.datasets.get(0).details().evidence())
                .containsExactly(
                        "the files lie in partition folders: day=1/, day=2/",
                        "files that are not its data lie in its folders, too: 2 md, 1 without an extension");
        assertThat(crawled.findingSummary().lines())
                .containsExactlyInAnyOrder(
                        "unknown-format z/t/Makefile",
                        "unknown-format z/t/README.md",
                        "unknown-format z/t/day=1/notes.md");
    }

    @Test
    void besideTablesOfOneFileEachTheRestOfAFolderIsARawDataset() {
        Crawled crawled = new Crawled("""
                ref/countries.csv   code:string,name:string
                ref/currencies.csv  iso:string,digits:int
                ref/broken.csv      broken
                ref/a.PDF
                ref/b.pdf
                ref/README
                """);

        assertThat(crawled.summary()).isEqualTo("ref 3\nref.countries 1\nref.currencies 1");
        FoundDataset rest = crawled.datasets.get(0);
        assertThat(rest.format()).isEqualTo(DatasetFormat.RAW);
        assertThat(rest.details().properties()).isEqualTo(Map.of("files.pdf", "2", "files.none", "1"));
        assertThat(rest.details().evidence())
                .containsExactly(
                        "beside the tables of its folder lie files that Weir does not read: 2 pdf, 1 without an"
                                + " extension");
        assertThat(crawled.findingSummary()).isEqualTo("broken ref/broken.csv");
    }

    @Test
    void aFolderInWhichNoTableCanBeMadeOutIsRawAsAWhole() {
        Crawled crawled = new Crawled("""
                gold/reports/q3.pdf
                gold/reports/empty.csv   broken
                gold/logs/day=1/a.csv    broken
                gold/logs/day=2/b.orc    broken
                alone.csv                broken
                """);

        assertThat(crawled.summary()).isEqualTo("gold.logs 2\ngold.reports 2");
        assertThat(crawled.datasets)
                .extracting(dataset -> dataset.details().properties())
                .containsExactly(
                        Map.of("files.csv", "1", "files.orc", "1"), Map.of("files.csv", "1", "files.pdf", "1"));
        assertThat(crawled.datasets.get(1).details().evidence())
                .containsExactly("none of its files can be read as a table: 1 csv, 1 pdf");
    }

    @Test
    void aRawDatasetStaysOneWhenTablesComeAndGo() {
        String photos = "z/photos/a.jpg\nz/photos/b.jpg\n";

        Crawled alone = new Crawled(photos);
        Crawled withATable = new Crawled(photos + "z/photos/index.csv id:int");
        Crawled withABrokenOne = new Crawled(photos + "z/photos/index.csv broken");

        assertThat(alone.summary()).isEqualTo("z.photos 2");
        assertThat(withATable.summary()).isEqualTo("z.photos 2\nz_photos.index 1");
        assertThat(withATable.datasets.get(0).fingerprint())
                .isEqualTo(alone.datasets.get(0).fingerprint());
        assertThat(withABrokenOne.summary()).isEqualTo("z.photos 3");
    }

    @Test
    void pinsCountMoreThanWhatFilesTell() {
        String files = """
                raw/clicks/eu/mon/a.csv   id:int
                raw/clicks/us/tue/b.csv   id:int,name:string
                raw/events/2026/a.csv     id:int
                raw/events/x/y/b.csv      other:string
                """;

        assertThat(new Crawled(files).summary())
                .isEqualTo("raw_clicks_eu_mon.a 1\nraw_clicks_us_tue.b 1\nraw_events_2026.a 1\nraw_events_x_y.b 1");
        Crawled pinned = new Crawled(
                files,
                new Pins(List.of(
                        new Pin(Pin.Kind.PARTITION, "raw/clicks/{region}/{day}/"),
                        new Pin(Pin.Kind.ROOT, "raw/events/"))));
        assertThat(pinned.summary()).isEqualTo("raw.clicks 2 [region, day]\nraw.events 2");
        assertThat(pinned.schema("raw.clicks")).isEqualTo("id:int name:string? region:string/ day:string/");
        assertThat(pinned.datasets.get(0).details().evidence())
                .hasSize(1)
                .first()
                .asString()
                .contains("pins");
    }

    @Test
    void hiddenAndOtherFilesAreSkippedWithAReason() {
        Crawled crawled = new Crawled("""
                z/t/part-0.parquet
                z/t/_SUCCESS
                z/t/.part-0.parquet.crc
                z/t/part-1.parquet.crc
                z/t/part-2.parquet.tmp
                z/_weir/staging/a/part-0.parquet
                z/_weir/staging/b/part-0.parquet
                z/t/_temporary/0/part-0.parquet
                z/t/_day=1/part-0.parquet
                z/docs/read.me
                z/docs/q3.pdf
                z/docs/LICENSE
                z//odd/part-0.parquet
                """);

        assertThat(crawled.findingSummary().lines())
                .containsExactlyInAnyOrder(
                        "odd-path z//odd/part-0.parquet",
                        "hidden z/t/.part-0.parquet.crc",
                        "hidden z/t/_SUCCESS",
                        "hidden z/t/_temporary/",
                        "temporary z/t/part-1.parquet.crc",
                        "temporary z/t/part-2.parquet.tmp");
    }

    @Test
    void brokenFilesDoNotHideTheOthers() {
        Crawled crawled = new Crawled("""
                z/t/day=1/0.parquet  id:int
                z/t/day=2/0.parquet  broken
                z/u/0.parquet        broken
                """);

        assertThat(crawled.summary()).isEqualTo("z.t 1 [day]\nz.u 1");
        assertThat(crawled.findingSummary()).isEqualTo("broken z/t/day=2/0.parquet\nbroken z/u/0.parquet");
        assertThat(crawled.datasets.get(1).format()).isEqualTo(DatasetFormat.RAW);
    }

    @Test
    void schemasAreUnitedByName() {
        Crawled crawled = new Crawled("""
                z/t/0.parquet  id:int,a:float,gone:int,text:string
                z/t/1.parquet  id:long,a:double,text:int,gone:int
                z/c/0.csv      id:int,a:date,n:unknown
                z/c/1.csv      id:double,a:string,n:unknown
                """);

        assertThat(crawled.schema("z.t")).isEqualTo("id:long a:double gone:int text:string");
        assertThat(crawled.findingSummary()).isEqualTo("schema-conflict z/t/1.parquet");
        assertThat(crawled.findings.get(0).reason()).isEqualTo("text is int here and string in files before");
        assertThat(crawled.schema("z.c")).isEqualTo("id:double a:string n:string");
    }

    @Test
    void theLakeItselfMayBeATable() {
        assertThat(new Crawled("day=1/0.parquet\nday=2/0.parquet").summary()).isEqualTo("lake 2 [day]");
        assertThat(new Crawled("orders.csv id:int\npeople.csv name:string").summary())
                .isEqualTo("orders 1\npeople 1");
        assertThat(new Crawled("0.csv").summary()).isEqualTo("0 1");
    }

    @Test
    void fingerprintsFollowTheFiles() {
        String two = "z/t/0.parquet\nz/t/1.parquet";

        assertThat(fingerprints(two)).isEqualTo(fingerprints(two));
        assertThat(fingerprints(two)).isNotEqualTo(fingerprints("z/t/0.parquet\nz/t/2.parquet"));
    }

    private static List<String> fingerprints(String files) {
        return new Crawled(files)
                .datasets.stream().map(FoundDataset::fingerprint).toList();
    }
}
