package dev.weir.quality.contract.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("check-request", Golden.request()),
                Arguments.of("check-report-completed", Golden.completed()),
                Arguments.of("check-report-engine-error", Golden.engineError()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void aGoldenFileAndItsRecordSayTheSame(String name, Record message) throws JsonProcessingException {
        assertThat(JSON.readValue(Golden.json(name), message.getClass())).isEqualTo(message);
        assertThat(JSON.readTree(JSON.writeValueAsString(message))).isEqualTo(JSON.readTree(Golden.json(name)));
    }

    @Test
    void aNullMayAlsoBeWrittenOut() throws JsonProcessingException {
        ObjectMapper plain = new ObjectMapper();

        assertThat(JSON.readValue(plain.writeValueAsString(Golden.request()), CheckRequest.class))
                .isEqualTo(Golden.request());
        assertThat(JSON.readValue(plain.writeValueAsString(Golden.completed()), CheckReport.class))
                .isEqualTo(Golden.completed());
    }

    @Test
    void theGoldenRequestHasARuleOfEveryKind() {
        assertThat(Golden.request().rules())
                .flatExtracting(rule -> Stream.concat(Stream.of(rule), rule.leaves())
                        .map(Rule::kind)
                        .toList())
                .containsAll(Arrays.asList(RuleKind.values()));
    }
}
