package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void tellsThePowerOfTheSize() {
        assertThat(Growth.exponent(Map.of(10, 2.0, 100, 20.0, 1000, 200.0))).isCloseTo(1, within(1e-9));
        assertThat(Growth.exponent(Map.of(10, 1.0, 100, 100.0))).isCloseTo(2, within(1e-9));
    }
}
