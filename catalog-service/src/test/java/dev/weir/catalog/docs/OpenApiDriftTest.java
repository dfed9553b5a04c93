package dev.weir.catalog.docs;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The site is built from the committed file: it must be what the service serves. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class OpenApiDriftTest {

    @Test
    void theCommittedFileIsWhatTheServiceServes() {
        String served = Api.asNobody()
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        CommittedPage.of(Path.of("openapi.yaml")).mustBe(served);
    }
}
