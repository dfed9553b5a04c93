package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatasetsCommandTest {

    private static final String CONTACTS = """
            {"id":"0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24","namespace":"file","name":"/srv/lake/silver/crm/contacts",
             "alias":"silver_crm.contacts","lake":"acme","zone":"silver","location":"file:///srv/lake/silver/crm/contacts/",
             "format":"parquet","rows":20000,"bytes":1234567,"files":1,"columnCount":3,"partitionColumns":[],"version":2,
             "updatedAt":"2026-10-28T04:00:00Z"}""";
    private static final String EVENTS = """
            {"id":"0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d25","namespace":"file","name":"/srv/lake/landing/web/events",
             "alias":"landing_web.events","lake":"acme","zone":"landing","location":"file:///srv/lake/landing/web/events/",
             "format":"ndjson","bytes":980,"files":14,"columnCount":8,"partitionColumns":["day"],"version":1,
             "updatedAt":"2026-10-28T04:00:00Z"}""";

    private static final String OF_GLUE = """
            {"id":"0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d26","namespace":"s3://other","name":"orders",
             "alias":"sales.orders","lake":"acme","zone":"","location":"s3://other/orders/","format":"parquet","origin":"glue",
             "bytes":0,"files":0,"columnCount":1,"partitionColumns":[],"version":1,"updatedAt":"2026-10-28T04:00:00Z",
             "missingSince":"2026-10-29T04:00:00Z","columns":[{"name":"id","type":"long","nullable":true,"partition":false}]}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void listsAllPages() {
        service.on("GET /api/v1/datasets?limit=100", "{\"items\":[" + CONTACTS + "],\"next\":\"c+2\"}")
                .on("GET /api/v1/datasets?limit=99&cursor=c%2B2", "{\"items\":[" + EVENTS + "]}");

        Ran ran = Ran.weir(service.url(), "datasets");

        assertThat(ran).isEqualTo(new Ran(0, """
                        DATASET              LAKE  ZONE     FORMAT     ROWS    SIZE  FILES  COLUMNS  VERSION
                        silver_crm.contacts  acme  silver   parquet  20,000  1.2 MB      1        3        2
                        landing_web.events   acme  landing  ndjson        -   980 B     14        8        1
                        """, ""));
    }

    @Test
    void tellsWhatOnlyGlueKnowsAndWhatIsMissing() {
        String id = "0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d26";
        service.on("GET /api/v1/datasets", "{\"items\":[" + OF_GLUE + "]}")
                .on("GET /api/v1/datasets/" + id, OF_GLUE)
                .on("GET /api/v1/datasets/" + id + "/partitions", "{\"items\":[]}")
                .on("GET /api/v1/datasets/" + id + "/versions", "{\"items\":[]}");

        assertThat(Ran.weir(service.url(), "datasets").out()).isEqualTo("""
                        DATASET                 LAKE  ZONE  FORMAT              ROWS  SIZE  FILES  COLUMNS  VERSION
                        sales.orders (missing)  acme        parquet, from Glue     -     -      -        1        1
                        """);
        assertThat(Ran.weir(service.url(), "datasets", "show", id).out()).startsWith("""
                        sales.orders
                        s3://other/orders/
                        parquet · lake acme · version 1
                        known from the Glue Data Catalog; no crawl saw its files
                        missing since 2026-10-29 04:00""");
    }

    @Test
    void handsTheFiltersOnAndSaysWhenThereIsMore() {
        service.on(
                "GET /api/v1/datasets?q=caf%C3%A9%20au&lake=acme&zone=silver&format=parquet&limit=1",
                "{\"items\":[" + CONTACTS + "],\"next\":\"more\"}");

        Ran ran = Ran.weir(
                service.url(),
                "datasets",
                "café au",
                "--zone",
                "silver",
                "--format",
                "parquet",
                "--lake",
                "acme",
                "--limit",
                "1");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEqualTo("Showing the first 1; more with --limit.\n");
    }

    @Test
    void saysWhatToDoWhenThereIsNone() {
        service.on("GET /api/v1/datasets", "{\"items\":[]}");

        assertThat(Ran.weir(service.url(), "datasets").out())
                .isEqualTo("No datasets yet. Crawl a lake first: weir crawl /path/of/your/lake\n");
        assertThat(Ran.weir(service.url(), "datasets", "--zone", "gold").out()).isEqualTo("No dataset fits.\n");
        assertThat(Ran.weir(service.url(), "datasets", "-o", "json").out()).isEqualTo("{\n  \"items\" : [ ]\n}\n");
    }

    @Test
    void showsOneWithItsVersionsAndTheirDiff() {
        String id = "0198c7a2-6f1e-7c53-9d0c-5b7a3e8f1d24";
        service.on(
                        "GET /api/v1/datasets?q=silver_crm.contacts&limit=500",
                        "{\"items\":[" + EVENTS + "," + CONTACTS + "]}")
                .on(
                        "GET /api/v1/datasets/" + id,
                        CONTACTS.replace("\"partitionColumns\":[]", "\"partitionColumns\":[\"day\"]")
                                .replaceAll(
                                        "}$",
                                        ",\"columns\":["
                                                + "{\"name\":\"contact_id\",\"type\":\"string\",\"nullable\":false,\"partition\":false},"
                                                + "{\"name\":\"properties\",\"type\":\"struct<a:int,b:string>\",\"nullable\":true,\"partition\":false},"
                                                + "{\"name\":\"day\",\"type\":\"date\",\"nullable\":false,\"partition\":true}]}"))
                .on("GET /api/v1/datasets/" + id + "/versions", """
                        {"items":[
                          {"version":2,"recordedAt":"2026-10-28T04:00:30Z","crawlId":"c2","rows":20000,"bytes":1234567,"files":1,
                           "change":{"kind":"breaking","columns":[
                             {"column":"points","kind":"type-changed","from":"int","to":"long","compatibility":"widening"},
                             {"column":"fax","kind":"removed","from":"string","compatibility":"breaking"},
                             {"column":"email","kind":"added","to":"string","compatibility":"compatible"}]}},
                          {"version":1,"recordedAt":"2026-10-27T04:00:00Z","crawlId":"c1","bytes":900000,"files":2,
                           "change":{"kind":"initial","columns":[]}}]}""")
                .on("GET /api/v1/datasets/" + id + "/partitions", """
                        {"items":[{"values":{"day":"2026-10-27"},"path":"day=2026-10-27/","rows":12000,"bytes":700000,"files":1},
                                  {"values":{"day":"2026-10-28"},"path":"day=2026-10-28/","rows":8000,"bytes":534567,"files":1}]}""");

        Ran ran = Ran.weir(service.url(), "datasets", "show", "silver_crm.contacts");

        assertThat(ran).isEqualTo(new Ran(0, """
                        silver_crm.contacts
                        file:///srv/lake/silver/crm/contacts/
                        parquet · lake acme · zone silver · version 2
                        20,000 rows, 1.2 MB in 1 file

                        COLUMN      NULLS  TYPE
                        contact_id  no     string
                        properties  yes    struct<a:int,b:string>
                        day         no     date (partition)

                        2 partitions by day
                        DAY           ROWS      SIZE  FILES
                        2026-10-27  12,000  700.0 kB      1
                        2026-10-28   8,000  534.6 kB      1

                        Versions
                        v2   2026-10-28 04:00Z  20,000 rows, 1.2 MB in 1 file  breaking change
                               ~ points int -> long
                               - fax string
                               + email string
                        v1   2026-10-27 04:00Z  900.0 kB in 2 files  first seen
                        """, ""));
    }

    @Test
    void saysThatAnAliasIsUnknown() {
        service.on("GET /api/v1/datasets", "{\"items\":[" + EVENTS + "]}");

        Ran ran = Ran.weir(service.url(), "datasets", "show", "web.events");

        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "weir: no dataset is called web.events. `weir datasets` lists them all. [dataset-not-found]\n"));
    }

    @Test
    void asksWhichLakeIsMeant() {
        service.on(
                "GET /api/v1/datasets",
                "{\"items\":[" + CONTACTS + "," + CONTACTS.replace("\"acme\"", "\"other\"") + "]}");

        Ran ran = Ran.weir(service.url(), "datasets", "show", "silver_crm.contacts");

        assertThat(ran)
                .isEqualTo(new Ran(
                        3, "", "weir: silver_crm.contacts is in several lakes (acme, other): name one with --lake.\n"));
    }
}
