package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrivalsCommandTest {

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void saysThatNothingIsBehind() {
        service.on(
                "GET /api/v1/arrivals/status",
                "{\"waiting\":0,\"looking\":0,\"deadLetters\":0,\"lagSeconds\":0.0,\"sources\":[]}");

        Ran ran = Ran.weir(service.url(), "arrivals");

        assertThat(ran).isEqualTo(new Ran(0, "✓ the catalog shows all that has arrived\n", ""));
    }

    @Test
    void showsHowFarBehindItIs() {
        service.on("GET /api/v1/arrivals/status", """
                {"waiting":1200,"looking":34,"deadLetters":2,"lagSeconds":3.4,"sources":[
                  {"name":"https://sqs.eu-central-1.amazonaws.com/1/lake","state":"receiving","since":"2026-10-28T04:00:00Z","messages":5120},
                  {"name":"https://sqs.eu-central-1.amazonaws.com/1/old","state":"unreachable","since":"2026-10-28T04:00:00Z","messages":0,
                   "error":"SQS refuses: 400 QueueDoesNotExist"}]}""");

        Ran ran = Ran.weir(service.url(), "arrivals");

        assertThat(ran).isEqualTo(new Ran(0, """
                        … 1,234 arrivals on the way to the catalog, the oldest for 3.4 s
                        ✗ 2 dead letters  weir arrivals dead
                        QUEUE                                          STATE          MESSAGES  ERROR
                        https://sqs.eu-central-1.amazonaws.com/1/lake  ✓ receiving       5,120
                        https://sqs.eu-central-1.amazonaws.com/1/old   ✗ unreachable         0  SQS refuses: 400 QueueDoesNotExist
                        """, ""));
    }

    @Test
    void listsThem() {
        service.on("GET /api/v1/arrivals?state=waiting&lake=acme&limit=50", """
                {"items":[
                  {"id":"a2","lake":"acme","prefix":"silver/orders/","location":"s3://acme/silver/orders/day=2026-10-28/a b.parquet",
                   "event":"created","source":"sqs:lake","state":"waiting","receivedAt":"2026-10-28T04:15:00Z","attempts":0},
                  {"id":"a1","lake":"acme","prefix":"silver/orders/","location":"s3://acme/silver/orders/day=2026-10-27/a.parquet",
                   "event":"deleted","source":"api","state":"done","receivedAt":"2026-10-28T04:14:00Z","attempts":0,"crawlId":"c1"}]}""");

        Ran ran = Ran.weir(service.url(), "arrivals", "list", "--state", "waiting", "--lake", "acme");

        assertThat(ran).isEqualTo(new Ran(0, """
                        STATE      LAKE  EVENT    RECEIVED           SOURCE    OBJECT
                        … waiting  acme  created  2026-10-28 04:15Z  sqs:lake  s3://acme/silver/orders/day=2026-10-28/a b.parquet
                        ✓ done     acme  deleted  2026-10-28 04:14Z  api       s3://acme/silver/orders/day=2026-10-27/a.parquet
                        """, ""));
    }

    @Test
    void listsTheDeadWithTheirReasons() {
        service.on("GET /api/v1/arrivals/dead-letters?limit=50", """
                {"items":[
                  {"id":"d2","diedAt":"2026-10-28T04:15:00Z","source":"sqs:lake","pointer":"/Records/1/s3/object/key",
                   "reason":"is not UTF-8 when its % are decoded","body":"{\\"Records\\":[]}"},
                  {"id":"d1","diedAt":"2026-10-28T04:14:00Z","source":"api","location":"s3://acme/t/f.csv",
                   "reason":"s3://acme/t/: S3 answered 403","arrivalId":"a1"}]}""");

        Ran ran = Ran.weir(service.url(), "arrivals", "dead");

        assertThat(ran).isEqualTo(new Ran(0, """
                        ✗ d2  2026-10-28 04:15Z  sqs:lake
                          reason   /Records/1/s3/object/key is not UTF-8 when its % are decoded
                          message  {"Records":[]}
                        ✗ d1  2026-10-28 04:14Z  api
                          reason  s3://acme/t/: S3 answered 403
                          object  s3://acme/t/f.csv
                        """, ""));
    }

    @Test
    void triesOneAgain() {
        service.on(
                "POST /api/v1/arrivals/dead-letters/d1/retry",
                202,
                "{\"accepted\":1,\"duplicates\":0,\"outdated\":0,\"ignored\":[],\"rejected\":[]}");

        Ran ran = Ran.weir(service.url(), "arrivals", "retry", "d1");

        assertThat(ran).isEqualTo(new Ran(0, "… waiting  weir arrivals list\n", ""));
    }

    @Test
    void saysWhyOneStaysDead() {
        service.on("POST /api/v1/arrivals/dead-letters/d1/retry", 422, """
                {"title":"The dead letter still cannot be understood","status":422,"code":"dead-letter-still-dead",
                 "detail":"The dead letter d1 stays: the message is not JSON.","requestId":"r-9"}""");

        Ran ran = Ran.weir(service.url(), "arrivals", "retry", "d1");

        assertThat(ran)
                .isEqualTo(new Ran(
                        1, "", "weir: The dead letter d1 stays: the message is not JSON. [dead-letter-still-dead]\n"));
    }
}
