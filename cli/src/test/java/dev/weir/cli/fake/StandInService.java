package dev.weir.cli.fake;

import dev.weir.cli.fake.FakeService.Answer;
import dev.weir.cli.fake.FakeService.Request;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service that has just what the demo asks for. Which batches it has seen it keeps in {@code seen.txt}. */
final class StandInService {

    private static final String BATCH = """
            {"id":"%s","ruleset":"%s","rulesetVersion":1,"lake":"acme","dataset":"d","path":"%s","state":"%s",
             "objects":1,"bytes":1000,"rows":%d,"rowsPassed":%d,"rowsFailed":%d,"target":"bronze/%s/","quarantine":"quarantine/%s/",
             "outcomes":[{"ruleId":"r1","text":"RowCount > 0","kind":"ROW_COUNT","outcome":"passed","failingRows":0},
                         {"ruleId":"r2","text":"IsComplete \\"email\\"","kind":"IS_COMPLETE","outcome":"failed","failingRows":%d}]}""";
    private static final String DATASETS = """
            {"items":[
              {"id":"1","namespace":"file","name":"a","alias":"silver_crm.contacts","lake":"acme","zone":"silver","location":"l",
               "format":"parquet","rows":20000,"bytes":1000000,"files":1,"columnCount":3,"version":1},
              {"id":"2","namespace":"file","name":"b","alias":"landing_crm.contacts","lake":"acme","zone":"landing","location":"l",
               "format":"csv","bytes":3000000,"files":2,"columnCount":3,"version":1},
              {"id":"3","namespace":"file","name":"c","alias":"silver_crm.accounts","lake":"acme","zone":"silver","location":"l",
               "format":"parquet","rows":5000,"bytes":500000,"files":1,"columnCount":3,"version":1}]}""";

    private StandInService() {}

    public static void main(String[] words) throws InterruptedException {
        StandIns.noteEnd("service");
        new FakeService(Integer.parseInt(words[0]))
                .on("GET /q/health/ready", "{\"status\":\"UP\"}")
                .on("GET /api/v1/status", """
                        {"version":"0.1.0","mode":"local","actor":{"name":"local","role":"administrator"},
                         "database":{"kind":"embedded","version":"17.6"},"workers":{"live":1},"lakes":1,"datasets":3,"proposedTags":14,
                         "batches":{"published":2,"quarantined":1,"held":0,"open":0}}""")
                .on("POST /api/v1/lakes", StandInService::echoLake)
                .on(
                        "POST /api/v1/crawls",
                        202,
                        "{\"id\":\"c1\",\"lake\":\"acme\",\"state\":\"queued\",\"elapsedMillis\":0}")
                .on("GET /api/v1/crawls/c1", """
                        {"id":"c1","lake":"acme","state":"completed","elapsedMillis":900,
                         "progress":{"objectsListed":78,"filesRead":77,"datasetsFound":3,"datasetsChanged":3,"problems":1}}""")
                .on("GET /api/v1/crawls/c1/findings", """
                        {"items":[{"key":"landing/loyalty/partner_feed/day=2026-10-28/partner_feed.parquet","kind":"broken",
                                   "code":"parquet-truncated","reason":"the footer is missing"}]}""")
                .on("PUT /api/v1/rulesets/crm-contacts", 201, "{}")
                .on("PUT /api/v1/rulesets/loyalty-transactions", 201, "{}")
                .on("POST /api/v1/lineage/batch", 204, "")
                .on("POST /api/v1/batches", StandInService::receive)
                .on("GET /api/v1/batches/good", good())
                .on("GET /api/v1/batches/bad", bad())
                .on("GET /api/v1/batches/mixed", mixed())
                .on("GET /api/v1/batches/bad/failing-rows", """
                        {"items":[{"ruleIds":["r2"],"reasons":["email is missing"],"values":{"contact_id":"C-020001","email":null}}]}""")
                .on("GET /api/v1/batches/mixed/failing-rows", "{\"items\":[]}")
                .on("GET /api/v1/datasets", DATASETS);
        Thread.currentThread().join();
    }

    private static Answer echoLake(Request request) {
        return new Answer(201, request.body());
    }

    private static Answer receive(Request request) {
        String id =
                request.body().contains("loyalty") ? "mixed" : request.body().contains("10-28") ? "bad" : "good";
        boolean seen = seen(id);
        if (!seen) {
            StandIns.note("seen.txt", id);
        }
        return new Answer(seen ? 200 : 201, id.equals("good") ? good() : id.equals("bad") ? bad() : mixed());
    }

    private static boolean seen(String id) {
        Path file = Path.of(System.getenv("WEIR_HOME"), "seen.txt");
        try {
            return Files.exists(file) && Files.readAllLines(file).contains(id);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String good() {
        return BATCH.formatted(
                "good",
                "crm-contacts",
                "landing/crm/contacts/day=2026-10-27/",
                "published",
                20000,
                20000,
                0,
                "crm/contacts",
                "crm/contacts",
                0);
    }

    private static String bad() {
        return BATCH.formatted(
                "bad",
                "crm-contacts",
                "landing/crm/contacts/day=2026-10-28/",
                "quarantined",
                4000,
                3693,
                307,
                "crm/contacts",
                "crm/contacts",
                118);
    }

    private static String mixed() {
        return BATCH.formatted(
                "mixed",
                "loyalty-transactions",
                "landing/loyalty/transactions/day=2026-10-28/",
                "published",
                12000,
                11860,
                140,
                "loyalty/transactions",
                "loyalty/transactions",
                140);
    }
}
