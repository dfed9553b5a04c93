package dev.weir.catalog.arrival.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-central-1.amazonaws.com/123/lake, https://sqs.eu-central-1.amazonaws.com, eu-central-1",
        "https://sqs.cn-north-1.amazonaws.com.cn/123/lake, https://sqs.cn-north-1.amazonaws.com.cn, cn-north-1",
        "https://sqs-fips.us-east-2.amazonaws.com/123/lake, https://sqs-fips.us-east-2.amazonaws.com, us-east-2",
        "https://eu-west-1.queue.amazonaws.com/123/lake, https://eu-west-1.queue.amazonaws.com, eu-west-1",
        "http://127.0.0.1:9324/000000000000/lake, http://127.0.0.1:9324, us-west-1"
    })
    void tellsEndpointRegionAndName(String url, String endpoint, String region) {
        QueueAddress address = QueueAddress.of(url, "us-west-1");

        assertThat(address.endpoint()).hasToString(endpoint);
        assertThat(address.region()).isEqualTo(region);
        assertThat(address.name()).isEqualTo("lake");
        assertThat(address.url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lake",
                "arn:aws:sqs:eu-central-1:123:lake",
                "https://sqs.eu-central-1.amazonaws.com/",
                "ftp://h/q"
            })
    void refusesWhatIsNoQueue(String url) {
        assertThatThrownBy(() -> QueueAddress.of(url, "us-east-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weir.arrival.sqs.queue-urls")
                .hasMessageContaining(url);
    }
}
