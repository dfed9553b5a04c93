package dev.weir.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.command.Exit;
import dev.weir.cli.fake.FakeService;
import dev.weir.cli.fake.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetProfileTest {

    private static final String CONTACTS = """
            {"items":[{"id":"d1","namespace":"file","name":"/srv/lake/silver/crm/contacts","alias":"silver_crm.contacts",
              "lake":"acme","zone":"silver","location":"file:///srv/lake/silver/crm/contacts/","format":"parquet","bytes":1,
              "files":1,"columnCount":2,"version":1}]}""";

    private static final String PROFILE = """
            {"id":"p1","dataset":"d1","state":"done","found":{"rows":40,"malformed":0,"exact":true,"columns":[
              {"name":"state","kind":"TEXT","written":"text","found":"text","rows":40,"nulls":0,"nans":0,"empties":0,
               "distinct":{"count":2,"exact":true},"least":"done","greatest":"open","quantiles":[],
               "top":[{"value":"done","count":20},{"value":"open","count":20}],"wholeTop":true,
               "patterns":[{"value":"aaaa","count":40}],"histogram":[],"masked":false},
              {"name":"email","kind":"TEXT","written":"text","found":"email","rows":40,"nulls":4,"nans":0,"empties":0,
               "distinct":{"count":36,"exact":true},"quantiles":[],"top":[],"wholeTop":false,"patterns":[],"histogram":[],
               "masked":true}]}}""";

    private final FakeService service = new FakeService();

    @BeforeEach
    void known() {
        service.on("GET /api/v1/datasets?q=silver_crm.contacts&limit=500", CONTACTS);
        service.on("GET /api/v1/datasets/d1/profile", PROFILE);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void showsWhatAWorkerFound() {
        Ran ran = Ran.weir(service.url(), "profile", "--dataset", "silver_crm.contacts");

        assertThat(ran).isEqualTo(new Ran(Exit.OK, """
                silver_crm.contacts  40 rows, 2 columns

                state  text
                  40 values, 2 distinct
                  range      done … open
                  values     done ×20, open ×20
                  patterns   aaaa ×40

                email  text, all email, values masked
                  36 values, 4 null (10.0 %), 36 distinct
                """, ""));
    }

    @Test
    void suggestsFromWhatAWorkerFound() {
        Ran ran = Ran.weir(service.url(), "suggest", "--dataset", "silver_crm.contacts", "--mask", "state");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out())
                .startsWith("# Suggested by `weir suggest` from silver_crm.contacts, 40 rows, 2 columns.")
                .contains("IsComplete \"state\"", "Completeness \"email\" > ")
                .doesNotContain("\"done\"");
    }

    @Test
    void takesEitherFilesOrADataset() {
        assertThat(Ran.weir(service.url(), "profile", "a.csv", "--dataset", "silver_crm.contacts")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(Ran.weir(service.url(), "profile").exit()).isEqualTo(Exit.USAGE);
        assertThat(Ran.weir(service.url(), "suggest", "--dataset", "silver_crm.contacts", "--mask", "nobody")
                        .err())
                .contains("There is no column nobody to mask in silver_crm.contacts");
    }
}
