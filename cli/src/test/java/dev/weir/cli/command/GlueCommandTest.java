package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GlueCommandTest {

    private static final String GLUE = "/api/v1/lakes/acme/glue/";

    private final FakeService service = new FakeService()
            .on("GET " + GLUE + "runs/g1/changes", "{\"items\":[]}")
            .on("GET " + GLUE + "runs/g1/findings", "{\"items\":[]}");

    @AfterEach
    void close() {
        service.close();
    }

    private static String run(String kind, String state, String more) {
        return "{\"id\":\"g1\",\"lake\":\"acme\",\"kind\":\"" + kind + "\",\"state\":\"" + state + "\"" + more + "}";
    }

    @Test
    void showsThePlan() {
        service.on("POST " + GLUE + "plan", 202, run("plan", "running", ""))
                .on(
                        "GET " + GLUE + "runs/g1",
                        run("plan", "running", ""),
                        run("plan", "completed", ",\"tables\":2,\"changes\":1001,\"findings\":1"))
                .on("GET " + GLUE + "runs/g1/changes", """
                        {"items":[{"kind":"update-table","target":"silver_crm.orders","summary":"column id int → bigint",
                                   "details":["column id int → bigint"],"outcome":"planned"}]}""")
                .on("GET " + GLUE + "runs/g1/findings", """
                        {"items":[{"kind":"left","code":"foreign-table","subject":"silver_crm.customers",
                                   "reason":"the table was not made by Weir"}]}""");

        Ran ran = Ran.weir(service.url(), "glue", "plan", "acme");

        assertThat(ran).isEqualTo(new Ran(0, """
                        … planned  acme: 1,001 changes to be made
                          … update-table  silver_crm.orders: column id int → bigint
                          and 1,000 more changes
                          ! foreign-table  silver_crm.customers
                              the table was not made by Weir
                        """, ""));
    }

    @Test
    void saysWhatWasNotApplied() {
        service.on(
                        "POST " + GLUE + "apply",
                        202,
                        run("apply", "completed", ",\"changes\":3,\"applied\":1,\"rejected\":1,\"unknown\":1"))
                .on("GET " + GLUE + "runs/g1/changes", """
                        {"items":[{"kind":"create-table","target":"a.b","summary":"a table","outcome":"applied"},
                                  {"kind":"create-table","target":"a.c","summary":"a table","outcome":"rejected","reason":"AccessDeniedException"},
                                  {"kind":"create-table","target":"a.d","summary":"a table","outcome":"unknown","reason":"no answer"}]}""");

        Ran ran = Ran.weir(service.url(), "glue", "apply", "acme");

        assertThat(ran).isEqualTo(new Ran(1, """
                        ◐ applied  acme: 1 change made, 1 rejected, 1 unknown
                          ✓ create-table  a.b: a table
                          ✗ create-table  a.c: a table
                              AccessDeniedException
                          ! create-table  a.d: a table
                              no answer
                        """, ""));
    }

    @Test
    void saysThatThereIsNothingToDo() {
        service.on("POST " + GLUE + "plan", 202, run("plan", "completed", ""))
                .on("POST " + GLUE + "apply", 202, run("apply", "completed", ""))
                .on("POST " + GLUE + "import", 202, run("import", "completed", ",\"tables\":1,\"aliases\":1"));

        assertThat(Ran.weir(service.url(), "glue", "plan", "acme").out())
                .isEqualTo("… planned  acme: Glue is as it should be\n");
        assertThat(Ran.weir(service.url(), "glue", "apply", "acme").out())
                .isEqualTo("✓ applied  acme: nothing to change\n");
        assertThat(Ran.weir(service.url(), "glue", "import", "acme").out())
                .isEqualTo("✓ imported  acme: 1 of 1 table shows a dataset\n");
    }

    @Test
    void plansAnImportAndMakesIt() {
        service.on(
                        "POST " + GLUE + "plan-import",
                        202,
                        run("plan-import", "completed", ",\"tables\":2,\"aliases\":2,\"changes\":1"))
                .on(
                        "POST " + GLUE + "import",
                        202,
                        run("import", "completed", ",\"tables\":2,\"aliases\":2,\"changes\":1,\"applied\":1"))
                .on("GET " + GLUE + "runs/g1/changes", """
                        {"items":[{"kind":"register-dataset","target":"sales.orders","summary":"a parquet dataset of 3 columns",
                                   "details":[],"outcome":"planned"}]}""");

        assertThat(Ran.weir(service.url(), "glue", "import", "acme", "--dry-run"))
                .isEqualTo(new Ran(0, """
                        … planned  acme: 1 change of the catalog to be made
                          … register-dataset  sales.orders: a parquet dataset of 3 columns
                        """, ""));
        assertThat(service.lines()).doesNotContain("POST " + GLUE + "import {}");
        assertThat(Ran.weir(service.url(), "glue", "import", "acme").out())
                .startsWith("✓ imported  acme: 2 of 2 tables show datasets, 1 change of the catalog\n");
    }

    @Test
    void failsWithTheRun() {
        service.on(
                "POST " + GLUE + "import",
                202,
                run("import", "failed", ",\"error\":\"databases: AccessDeniedException\""));

        assertThat(Ran.weir(service.url(), "glue", "import", "acme"))
                .isEqualTo(new Ran(1, "✗ failed  acme: databases: AccessDeniedException\n", ""));
    }

    @Test
    void writesTheRunWithItsChangesAsJson() {
        service.on("POST " + GLUE + "plan", 202, run("plan", "completed", ""));

        assertThat(Ran.weir(service.url(), "glue", "plan", "acme", "-o", "json"))
                .isEqualTo(new Ran(0, """
                        {
                          "id" : "g1",
                          "lake" : "acme",
                          "kind" : "plan",
                          "state" : "completed",
                          "journal" : [ ],
                          "found" : [ ]
                        }
                        """, ""));
    }

    @Test
    void aloneItShowsItsUsage() {
        Ran ran = Ran.weir(service.url(), "glue");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("plan", "apply", "import");
    }
}
