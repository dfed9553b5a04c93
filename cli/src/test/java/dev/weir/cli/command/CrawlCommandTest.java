package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import dev.weir.cli.service.CrawlRun;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Terminal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlCommandTest {

    private static final String ACME =
            "{\"name\":\"acme\",\"root\":\"file:///srv/lake/\",\"createdAt\":\"2026-10-28T04:00:00Z\"}";
    private static final String QUEUED = "{\"id\":\"c1\",\"lake\":\"acme\",\"state\":\"queued\",\"elapsedMillis\":0}";
    private static final String RUNNING = """
            {"id":"c1","lake":"acme","state":"running","elapsedMillis":700,
             "progress":{"objectsListed":1000,"filesRead":20,"datasetsFound":3,"datasetsChanged":0,"problems":0}}""";
    private static final String COMPLETED = """
            {"id":"c1","lake":"acme","state":"completed","elapsedMillis":2140,
             "progress":{"objectsListed":1204,"filesRead":120,"datasetsFound":21,"datasetsChanged":21,"problems":1}}""";

    private final FakeService service = new FakeService()
            .on("GET /api/v1/lakes/acme", ACME)
            .on("GET /api/v1/lakes", "{\"items\":[" + ACME + "]}")
            .on("POST /api/v1/crawls", 202, QUEUED)
            .on("GET /api/v1/crawls/c1", QUEUED, RUNNING, COMPLETED)
            .on("GET /api/v1/crawls/c1/findings", "{\"items\":[]}");

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void waitsForTheEndAndSaysWhatIsBroken() {
        service.on("GET /api/v1/crawls/c1/findings", """
                {"items":[{"key":"landing/feed/a.parquet","kind":"broken","code":"truncated","reason":"no footer: the file ends too early"},
                          {"key":"landing/notes.docx","kind":"skipped","code":"unknown-format","reason":"not a data file"}]}""");

        Ran ran = Ran.weir(service.url(), "crawl", "acme");

        assertThat(ran).isEqualTo(new Ran(0, """
                        ✓ crawled  acme in 2.1 s
                          1,204 objects listed, 120 files read
                          21 datasets found, 21 new or changed
                          ✗ broken  landing/feed/a.parquet
                              no footer: the file ends too early
                          ! skipped  landing/notes.docx
                              not a data file
                        """, ""));
        assertThat(service.lines())
                .contains("POST /api/v1/crawls {\"lake\":\"acme\"}")
                .filteredOn(line -> line.equals("GET /api/v1/crawls/c1"))
                .hasSize(3);
    }

    @Test
    void saysWhatTheCatalogHadMissed() {
        service.on("GET /api/v1/crawls/c1", """
                {"id":"c1","lake":"acme","state":"completed","elapsedMillis":90,
                 "progress":{"objectsListed":9,"filesRead":3,"datasetsFound":4,"datasetsChanged":3,"datasetsNew":1,
                  "datasetsMissing":1,"filesNew":2,"filesChanged":0,"filesGone":1200,"problems":0}}""");

        assertThat(Ran.weir(service.url(), "crawl", "acme").out()).isEqualTo("""
                        ✓ crawled  acme in 0.1 s
                          9 objects listed, 3 files read
                          4 datasets found, 3 new or changed
                          datasets: 1 new, 1 changed, 1 missing
                          files: 2 new, 1,200 gone
                        """);
    }

    @Test
    void crawlsBelowAPrefix() {
        service.on("GET /api/v1/crawls/c1", """
                {"id":"c1","lake":"acme","prefix":"silver/","state":"completed","elapsedMillis":90,
                 "progress":{"objectsListed":1,"filesRead":0,"datasetsFound":1,"datasetsChanged":0,"problems":0}}""");

        Ran ran = Ran.weir(service.url(), "crawl", "acme", "--prefix", "silver");

        assertThat(ran.out()).isEqualTo("""
                        ✓ crawled  acme below silver/ in 0.1 s
                          1 object listed, 0 files read
                          1 dataset found, nothing new or changed
                        """);
        assertThat(service.lines()).contains("POST /api/v1/crawls {\"lake\":\"acme\",\"prefix\":\"silver/\"}");
    }

    @Test
    void makesANewLakeOfAFolder(@TempDir Path folder) throws IOException {
        Path lake = Files.createDirectory(folder.resolve("Sales Lake_2"));
        String root = "file://" + lake + "/";
        service.on("POST /api/v1/lakes", 201, "{\"name\":\"sales-lake-2\",\"root\":\"" + root + "\"}");

        Ran ran = Ran.weir(service.url(), "crawl", lake.toString(), "--no-wait");

        assertThat(ran).isEqualTo(new Ran(0, "… asked for  crawl c1\n", "New lake sales-lake-2: " + root + "\n"));
        assertThat(service.lines())
                .containsExactly(
                        "GET /api/v1/lakes?limit=500",
                        "POST /api/v1/lakes {\"name\":\"sales-lake-2\",\"root\":\"" + root + "\"}",
                        "POST /api/v1/crawls {\"lake\":\"sales-lake-2\"}");
    }

    @Test
    void knowsALakeByItsPlace() {
        Ran ran = Ran.weir(service.url(), "crawl", "file:///srv/lake", "--no-wait");

        assertThat(ran).isEqualTo(new Ran(0, "… asked for  crawl c1\n", ""));
    }

    @Test
    void passesOnTheS3Store() {
        service.on("POST /api/v1/lakes", 201, "{\"name\":\"prod\",\"root\":\"s3://bucket/prod/\"}");

        Ran.weir(
                service.url(),
                "crawl",
                "s3://bucket/prod",
                "--no-wait",
                "--s3-endpoint",
                "http://127.0.0.1:9000",
                "--s3-path-style");

        assertThat(service.lines())
                .contains("POST /api/v1/lakes {\"name\":\"prod\",\"root\":\"s3://bucket/prod/\","
                        + "\"s3\":{\"endpoint\":\"http://127.0.0.1:9000\",\"pathStyle\":true}}");
    }

    @Test
    void saysThatThereIsNoSuchLake() {
        Ran ran = Ran.weir(service.url(), "crawl", "nowhere");

        Path folder = Path.of("nowhere").toAbsolutePath();
        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "weir: there is no lake called nowhere, and no folder " + folder
                                        + ". Name a known lake, or the folder or s3:// address of a new one. [lake-not-found]\n"));
    }

    @Test
    void failsWithAFailedCrawl() {
        service.on(
                "GET /api/v1/crawls/c1",
                "{\"id\":\"c1\",\"lake\":\"acme\",\"state\":\"failed\",\"elapsedMillis\":5,\"error\":\"access denied to s3://acme\"}");

        Ran ran = Ran.weir(service.url(), "crawl", "acme");

        assertThat(ran).isEqualTo(new Ran(1, "✗ failed  acme: access denied to s3://acme\n", ""));
    }

    @Test
    void runIsTheSame() {
        Ran run = Ran.weir(service.url(), "crawl", "run", "acme");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("✓ crawled  acme in 2.1 s\n");
        assertThat(service.lines()).contains("POST /api/v1/crawls {\"lake\":\"acme\"}");
    }

    @Test
    void failsWithACrawlThatDidNotComeToItsEnd() {
        for (String state : List.of("cancelled", "paused")) {
            service.on(
                    "GET /api/v1/crawls/c1",
                    "{\"id\":\"c1\",\"lake\":\"acme\",\"state\":\"" + state + "\",\"elapsedMillis\":5}");

            assertThat(Ran.weir(service.url(), "crawl", "run", "acme"))
                    .isEqualTo(new Ran(1, "✗ " + state + "  acme: somebody stopped it\n", ""));
        }
    }

    @Test
    void asksOnlyIfNobodyWaits() {
        assertThat(Ran.weir(service.url(), "crawl", "run", "acme", "--no-wait"))
                .isEqualTo(new Ran(0, "… asked for  crawl c1\n", ""));
        assertThat(service.lines()).doesNotContain("GET /api/v1/crawls/c1");
    }

    @Test
    void showsHowFarItIsInOneLineThatMoves() {
        StringWriter err = new StringWriter();
        Terminal terminal = Terminal.live(new StringWriter(), err, 100);

        CrawlRun.start(new ServiceClient(service.url(), null), "acme", "").await(terminal.progress(), () -> {});

        assertThat(err.toString().split("\r\u001b\\[K", -1))
                .containsExactly(
                        "",
                        "crawling acme: 0 objects listed, 0 files read, 0 datasets found, 0.0 s",
                        "crawling acme: 1,000 objects listed, 20 files read, 3 datasets found, 0.7 s",
                        "");
    }

    @Test
    void tellsHowManyFindingsItDoesNotShow() {
        String finding = "{\"key\":\"a\",\"kind\":\"skipped\",\"code\":\"hidden\",\"reason\":\"is hidden\"}";
        service.on(
                        "GET /api/v1/crawls/c1",
                        "{\"id\":\"c1\",\"lake\":\"acme\",\"state\":\"completed\",\"elapsedMillis\":5,\"findings\":12000}")
                .on(
                        "GET /api/v1/crawls/c1/findings",
                        "{\"items\":[" + String.join(",", Collections.nCopies(60, finding)) + "]}");

        assertThat(Ran.weir(service.url(), "crawl", "acme").out()).endsWith("  and 11,950 more\n");
    }

    @Test
    void writesCrawlAndFindingsAsJson() {
        service.on(
                        "GET /api/v1/crawls/c1",
                        "{\"id\":\"c1\",\"lake\":\"acme\",\"state\":\"completed\",\"elapsedMillis\":5}")
                .on(
                        "GET /api/v1/crawls/c1/findings",
                        "{\"items\":[{\"key\":\"a\",\"kind\":\"broken\",\"code\":\"empty\",\"reason\":\"0 bytes\"}]}");

        Ran ran = Ran.weir(service.url(), "crawl", "acme", "-o", "json");

        assertThat(ran).isEqualTo(new Ran(0, """
                        {
                          "id" : "c1",
                          "lake" : "acme",
                          "state" : "completed",
                          "elapsedMillis" : 5,
                          "findings" : [ {
                            "key" : "a",
                            "kind" : "broken",
                            "code" : "empty",
                            "reason" : "0 bytes"
                          } ]
                        }
                        """, ""));
    }

    @Test
    void previewsWithTheReasons() {
        service.on("POST /api/v1/crawls/preview", """
                {"datasets":[{"alias":"silver_crm.orders","location":"file:///srv/lake/silver/crm/orders/","format":"delta",
                              "rows":3,"bytes":2048,"files":2,"columnCount":2,"partitionColumns":["day"],
                              "evidence":["the folder holds a Delta Lake log (_delta_log)"]}],
                 "findings":[{"key":"file:///srv/lake/notes.txt","kind":"skipped","code":"unknown-format","reason":"has an extension that Weir does not read"}],
                 "objectsListed":5,"truncated":false}""");

        Ran ran = Ran.weir(service.url(), "crawl", "preview", "acme", "--prefix", "silver/");

        assertThat(ran).isEqualTo(new Ran(0, """
                        ✓ silver_crm.orders  delta, 3 rows, 2 files, 2.0 kB
                              silver/crm/orders/  partitioned by day
                              because the folder holds a Delta Lake log (_delta_log)
                          ! skipped  notes.txt
                              has an extension that Weir does not read
                        """, ""));
        assertThat(service.lines()).anyMatch(line -> line.startsWith("POST /api/v1/crawls/preview"));
    }

    @Test
    void explainsAPathOfALakeThatHoldsIt() {
        service.on("POST /api/v1/crawls/explain", """
                {"datasets":[],"findings":[],"objectsListed":0,"truncated":false}""");

        Ran ran = Ran.weir(service.url(), "crawl", "explain", "/srv/lake/gold/x.csv");

        assertThat(ran).isEqualTo(new Ran(0, "Nothing is there.\n", ""));
        assertThat(service.lines())
                .anyMatch(line ->
                        line.startsWith("POST /api/v1/crawls/explain") && line.contains("file:///srv/lake/gold/x.csv"));
        assertThat(Ran.weir(service.url(), "crawl", "explain", "/elsewhere/x.csv")
                        .err())
                .contains("No lake holds /elsewhere/x.csv");
    }

    @Test
    void explainsWhyFilesAreOneAndWhyOthersAreSkipped() {
        service.on("POST /api/v1/crawls/explain", """
                {"datasets":[{"alias":"silver_crm.orders","location":"file:///srv/lake/silver/crm/orders/","format":"parquet",
                              "rows":3,"bytes":2048,"files":2,"columnCount":2,"partitionColumns":["day"],
                              "evidence":["the files lie in partition folders: day=…/","all 2 files have the same columns"]}],
                 "findings":[{"key":"file:///srv/lake/silver/crm/orders/_SUCCESS","kind":"skipped","code":"hidden",
                              "reason":"is hidden: its name starts with _ or ."}],
                 "objectsListed":3,"truncated":false}""");

        assertThat(Ran.weir(service.url(), "crawl", "explain", "silver/crm/orders/", "--lake", "acme"))
                .isEqualTo(new Ran(0, """
                        ✓ silver_crm.orders  parquet, 3 rows, 2 files, 2.0 kB
                              silver/crm/orders/  partitioned by day
                              because the files lie in partition folders: day=…/
                              because all 2 files have the same columns
                          ! skipped  silver/crm/orders/_SUCCESS
                              is hidden: its name starts with _ or .
                        """, ""));
    }

    @Test
    void listsLakes() {
        service.on("GET /api/v1/crawls", "{\"items\":[" + COMPLETED + "]}");

        Ran ran = Ran.weir(service.url(), "lakes");

        assertThat(ran.out()).isEqualTo("""
                LAKE  ROOT               PINS  LAST CRAWL  DATASETS
                acme  file:///srv/lake/     0  completed         21
                """);
    }
}
