package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagsCommandTest {

    private static final String CONTACTS = """
            {"items":[{"id":"d1","namespace":"file","name":"/srv/lake/silver/crm/contacts","alias":"silver_crm.contacts",
              "lake":"acme","zone":"silver","location":"file:///srv/lake/silver/crm/contacts/","format":"parquet","bytes":1,
              "files":1,"columnCount":3,"version":1}]}""";
    private static final String EMAIL = """
            {"id":"t1","dataset":"d1","alias":"silver_crm.contacts","column":"email","tag":"pii.email","confidence":0.98,
             "evidence":"200 of 200 sampled values are e-mail addresses; the name says email","state":"%s",
             "proposedAt":"2026-10-28T04:15:00Z"}""";
    private static final String NAME = """
            {"id":"t2","dataset":"d1","alias":"silver_crm.contacts","column":"contact.name","tag":"pii.name","confidence":0.5,
             "evidence":"the name says name; no values were sampled","state":"%s","proposedAt":"2026-10-28T04:15:00Z"}""";

    private final FakeService service = new FakeService();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void listsWhatIsToBeDecided() {
        service.on(
                "GET /api/v1/tag-proposals?state=proposed&limit=100",
                "{\"items\":[" + EMAIL.formatted("proposed") + "," + NAME.formatted("proposed") + "]}");

        Ran ran = Ran.weir(service.url(), "tags", "list");

        assertThat(ran).isEqualTo(new Ran(0, """
                                STATE       TAG        SURE  DATASET              COLUMN        ID  EVIDENCE
                                … proposed  pii.email  98 %  silver_crm.contacts  email         t1  200 of 200 sampled values are e-mail addresses; the name says email
                                … proposed  pii.name   50 %  silver_crm.contacts  contact.name  t2  the name says name; no values were sampled
                                """, ""));
    }

    @Test
    void listsOneDatasetInAnyState() {
        service.on("GET /api/v1/datasets?q=silver_crm.contacts&limit=500", CONTACTS);
        service.on(
                "GET /api/v1/tag-proposals?dataset=d1&tag=pii.email&limit=100",
                "{\"items\":[" + EMAIL.formatted("rejected") + "]}");

        Ran ran = Ran.weir(
                service.url(),
                "tags",
                "list",
                "--dataset",
                "silver_crm.contacts",
                "--tag",
                "pii.email",
                "--state",
                "all",
                "--output",
                "json");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("\"state\" : \"rejected\"");
    }

    @Test
    void saysThatNothingIsToBeDecided() {
        service.on("GET /api/v1/tag-proposals?state=proposed&limit=100", "{\"items\":[]}");

        assertThat(Ran.weir(service.url(), "tags", "list").out())
                .isEqualTo("Nothing is to be decided. Datasets are classified after their crawl.\n");
    }

    @Test
    void decidesSeveral() {
        service.on("POST /api/v1/tag-proposals/t1/accept", EMAIL.formatted("accepted"));
        service.on("POST /api/v1/tag-proposals/t2/accept", NAME.formatted("accepted"));

        Ran ran = Ran.weir(service.url(), "tags", "accept", "t1", "t2");

        assertThat(ran).isEqualTo(new Ran(0, """
                                ✓ accepted  silver_crm.contacts  email  pii.email
                                ✓ accepted  silver_crm.contacts  contact.name  pii.name
                                """, ""));
    }

    @Test
    void rejectsAndReopens() {
        service.on("POST /api/v1/tag-proposals/t1/reject", EMAIL.formatted("rejected"));
        service.on("POST /api/v1/tag-proposals/t1/reopen", EMAIL.formatted("proposed"));

        assertThat(Ran.weir(service.url(), "tags", "reject", "t1").out())
                .isEqualTo("✗ rejected  silver_crm.contacts  email  pii.email\n");
        assertThat(Ran.weir(service.url(), "tags", "reopen", "t1").out())
                .isEqualTo("… proposed  silver_crm.contacts  email  pii.email\n");
    }

    @Test
    void saysWhyOneCannotBeDecided() {
        service.on("POST /api/v1/tag-proposals/t1/accept", 409, """
                {"title":"The proposal is in a state that does not allow this","status":409,"code":"tag-proposal-decided",
                 "detail":"The proposal t1 is rejected. Re-open it first.","requestId":"r-9"}""");

        Ran ran = Ran.weir(service.url(), "tags", "accept", "t1");

        assertThat(ran)
                .isEqualTo(new Ran(
                        1, "", "weir: The proposal t1 is rejected. Re-open it first. [tag-proposal-decided]\n"));
    }

    @Test
    void classifiesNow() {
        service.on("GET /api/v1/datasets?q=silver_crm.contacts&limit=500", CONTACTS);
        service.on("POST /api/v1/datasets/d1/classify", """
                {"dataset":"d1","columns":3,"sampled":"file:///srv/lake/silver/crm/contacts/a.parquet","opened":1,
                 "found":[{"column":"email","tag":"pii.email","confidence":0.98,
                           "evidence":"200 of 200 sampled values are e-mail addresses; the name says email"}]}""");

        Ran ran = Ran.weir(service.url(), "tags", "classify", "silver_crm.contacts");

        assertThat(ran).isEqualTo(new Ran(0, """
                                ✓ 3 columns looked at, with values of file:///srv/lake/silver/crm/contacts/a.parquet
                                  TAG        SURE  COLUMN  EVIDENCE
                                  pii.email  98 %  email   200 of 200 sampled values are e-mail addresses; the name says email
                                1 of them to decide: weir tags list --dataset silver_crm.contacts
                                """, ""));
    }

    @Test
    void saysWhyItKnowsNamesOnly() {
        service.on("POST /api/v1/datasets/00000000-0000-0000-0000-000000000001/classify", """
                {"dataset":"d1","columns":1,"notSampled":"values of orc datasets are not sampled","opened":0,"found":[]}""");

        Ran ran = Ran.weir(service.url(), "tags", "classify", "00000000-0000-0000-0000-000000000001");

        assertThat(ran).isEqualTo(new Ran(0, """
                                ◐ 1 column looked at, by name only: values of orc datasets are not sampled
                                No column seems to hold what somebody must know of.
                                """, ""));
    }
}
