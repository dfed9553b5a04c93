package dev.weir.quality.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.golden.Golden;
import org.junit.jupiter.api.Test;

class ContractJsonTest {
    private final ObjectMapper json = ContractJson.MAPPER;

    @Test
    void readsTheGoldenRequest() throws JsonProcessingException {
        assertThat(json.readValue(Golden.json("check-request"), CheckRequest.class))
                .isEqualTo(Golden.request());
    }

    @Test
    void writesTheGoldenReports() throws JsonProcessingException {
        assertSame(Golden.completed(), "check-report-completed");
        assertSame(Golden.engineError(), "check-report-engine-error");
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() {
        String newer = Golden.json("check-request").replace("\"maxSamples\"", "\"severity\": 1, \"maxSamples\"");

        assertThatThrownBy(() -> json.readValue(newer, CheckRequest.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("severity");
    }

    private void assertSame(CheckReport report, String name) throws JsonProcessingException {
        assertThat(json.readTree(json.writeValueAsString(report))).isEqualTo(json.readTree(Golden.json(name)));
    }
}
