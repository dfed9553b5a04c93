package dev.weir.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the schema says, without helm. */
class ValuesTest {

    private JsonSchema schema;
    private JsonNode values;

    @BeforeEach
    void read() throws IOException {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Files.readString(Chart.FOLDER.resolve("values.schema.json")));
        values = Chart.values();
    }

    @Test
    void theDefaultsAreValid() {
        assertThat(schema.validate(values)).isEmpty();
    }

    @Test
    void aMisspeltKeyIsRefused() {
        object("/service").put("replica", 2);

        assertThat(schema.validate(values)).hasSize(1).first().asString().contains("replica");
    }

    @Test
    void aSecretInClearTextIsRefused() {
        object("/service/config").put("WEIR_DB_PASSWORD", "secret");
        object("/worker/config").put("AWS_SECRET_ACCESS_KEY", "secret");

        assertThat(schema.validate(values)).hasSize(2);
    }

    @Test
    void authenticationCannotBeSwitchedOff() {
        object("/service/config").put("WEIR_AUTH_MODE", "local");

        assertThat(schema.validate(values)).hasSize(1);
    }

    @Test
    void settingsOfWeirsOwnAreTaken() {
        object("/service/config").put("WEIR_CRAWL_AT_ONCE", "4");

        assertThat(schema.validate(values)).isEmpty();
    }

    @Test
    void aDatabaseWithoutASecretIsRefused() {
        object("/database").put("existingSecret", "");

        assertThat(schema.validate(values)).hasSize(1);
    }

    private ObjectNode object(String pointer) {
        return (ObjectNode) values.at(pointer);
    }
}
