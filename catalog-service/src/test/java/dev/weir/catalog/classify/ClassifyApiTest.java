package dev.weir.catalog.classify;

import static dev.weir.catalog.classify.ClassifyCalls.post;
import static dev.weir.catalog.classify.ClassifyCalls.proposals;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.FakeS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.ParquetFiles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class ClassifyApiTest {

    private static final String SECRET_OWNER = "zebulon";

    @Test
    void proposesDecidesAndRemembers(@TempDir Path root) throws Exception {
        StringBuilder csv = new StringBuilder("id,contact,iban,note\n");
        for (int i = 0; i < 30; i++) {
            csv.append(i).append(',').append(SECRET_OWNER).append(i).append("@example.com,,fine\n");
        }
        put(root.resolve("raw/people/a.csv"), csv.toString().getBytes(UTF_8));
        String people = ClassifyCalls.crawled("classify", root).dataset("people");
        ClassifyCalls.looked(people, 1);

        JsonPath first = post("/api/v1/datasets/" + people + "/classify");
        assertThat(first.getString("sampled")).endsWith("/raw/people/a.csv");
        assertThat(first.getList("found.column")).containsExactly("contact", "iban");
        assertThat(first.getList("found.tag")).containsExactly("pii.email", "financial.iban");
        assertThat(first.getInt("opened")).as("they were found after the crawl").isZero();

        List<String> ids = proposals(people, "proposed").getList("items.id");
        assertThat(proposals(people, "proposed").getString("items[0].evidence"))
                .isEqualTo("30 of 30 sampled values are e-mail addresses; the name says nothing of it");
        post("/api/v1/tag-proposals/" + ids.get(0) + "/accept");
        post("/api/v1/tag-proposals/" + ids.get(1) + "/reject");
        Api.asAdministrator()
                .get("/api/v1/datasets/" + people + "/tags")
                .then()
                .statusCode(200)
                .body("tags", equalTo(List.of(Map.of("column", "contact", "tag", "pii.email"))));

        assertThat(post("/api/v1/datasets/" + people + "/classify").getInt("opened"))
                .isZero();
        assertThat(proposals(people, "proposed").getList("items")).isEmpty();
        assertThat(proposals(people, "rejected").getList("items.id")).containsExactly(ids.get(1));
        Api.asAdministrator()
                .post("/api/v1/tag-proposals/" + ids.get(1) + "/accept")
                .then()
                .statusCode(409)
                .body("code", equalTo("tag-proposal-decided"));

        post("/api/v1/tag-proposals/" + ids.get(1) + "/reopen");
        post("/api/v1/tag-proposals/" + ids.get(0) + "/reopen");
        assertThat(proposals(people, "proposed").getList("items.id")).containsExactlyElementsOf(ids);
        Api.asAdministrator().get("/api/v1/datasets/" + people + "/tags").then().body("tags", empty());

        String told = Api.asAdministrator()
                .get("/api/v1/audit?object=dataset/" + people)
                .asString();
        assertThat(told).contains("tag.accepted", "tag.rejected", "tag.reopened", "dataset.classified");
        assertThat(told
                        + Api.asAdministrator().get("/api/v1/changes?limit=500").asString()
                        + proposals(people, "proposed").prettify())
                .doesNotContain(SECRET_OWNER);
    }

    @Test
    void asksForOnePageOfAFolderHoweverManyAreInIt() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            for (int day = 0; day < 2_500; day++) {
                s3.put("raw/people/day=%04d/a.csv".formatted(day), "id,name\n1,a\n".getBytes(UTF_8));
            }
            s3.lake("classify-wide");
            ClassifyCalls calls = new ClassifyCalls("classify-wide");
            calls.crawl();
            String people = calls.dataset("people");
            ClassifyCalls.looked(people, 1);
            s3.lists();

            assertThat(post("/api/v1/datasets/" + people + "/classify").getString("sampled"))
                    .isEqualTo("s3://classify-wide/raw/people/day=0000/a.csv");
            assertThat(s3.listed())
                    .containsExactly(
                            "list-type=2&delimiter=/&prefix=raw/people/",
                            "list-type=2&delimiter=/&prefix=raw/people/day=0000/");
        }
    }

    @Test
    void readsParquetByPathAndSaysWhatItCannotRead(@TempDir Path root) throws Exception {
        List<Consumer<Group>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String address = "192.168." + i % 7 + "." + i % 250;
            rows.add(row -> row.addGroup("client").append("seen", address));
        }
        put(
                root.resolve("raw/visits/a.parquet"),
                ParquetFiles.file(
                        "message m { required group client { required binary seen (STRING); } }", 1000, rows));
        String visits = ClassifyCalls.crawled("classify-parquet", root).dataset("visits");
        ClassifyCalls.looked(visits, 1);

        JsonPath read = post("/api/v1/datasets/" + visits + "/classify");
        assertThat(read.getList("found.column")).containsExactly("client.seen");
        assertThat(read.getList("found.tag")).containsExactly("pii.ip");
        assertThat(read.getString("found[0].evidence")).startsWith("200 of 200 sampled values are IP addresses");

        put(root.resolve("raw/visits/a.parquet"), "no Parquet any more".getBytes(UTF_8));
        Api.asAdministrator()
                .post("/api/v1/datasets/" + visits + "/classify")
                .then()
                .statusCode(200)
                .body("sampled", nullValue())
                .body("notSampled", endsWith("cannot be read as parquet"));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + visits + "/tags")
                .then()
                .body("look.reason", endsWith("cannot be read as parquet"));
    }

    @Test
    void listsByTag() {
        assertThat(ClassifyCalls.get("/api/v1/tag-proposals?tag=pii.geo&state=accepted")
                        .getList("items"))
                .isEmpty();
        Api.asAdministrator()
                .get("/api/v1/tag-proposals?tag=pii.shoe")
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-invalid"), "detail", containsString("pii.email"));
    }

    private static void put(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
