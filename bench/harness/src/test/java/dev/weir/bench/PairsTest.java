package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.bench.Pairs.Pair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

    @Test
    void takesTheMedianOfThePairsRatiosAndNotTheRatioOfMedians() {
        Pairs pairs = new Pairs(List.of(pair(1, 1), pair(10, 2), pair(3, 1)));

        assertThat(pairs.ratio(Cost::wallSeconds)).isEqualTo(3);
        assertThat(pairs.medianOfA(Cost::wallSeconds)).isEqualTo(3);
        assertThat(pairs.medianOfB(Cost::wallSeconds)).isEqualTo(1);
    }

    @Test
    void runsTheWarmUpFirstAndThenLetsTheSidesTakeTurnsAtBeginning() throws Exception {
        List<String> order = new ArrayList<>();

        Pairs pairs = Pairs.measure(1, 5, () -> cost(order, "a", 2), () -> cost(order, "b", 1));

        assertThat(String.join("", order)).isEqualTo("ab" + "ab" + "ba" + "ab" + "ba" + "ab");
        assertThat(pairs.ratio(Cost::wallSeconds)).isEqualTo(2);
    }

    @Test
    void refusesFewerThanFivePairs() {
        assertThatThrownBy(() -> Pairs.measure(0, 4, () -> new Cost(1, 1), () -> new Cost(1, 1)))
                .hasMessage("a median needs at least 5 pairs, not 4");
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Pairs.median(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(3);
    }

    private static Cost cost(List<String> order, String side, double seconds) {
        order.add(side);
        return new Cost(seconds, seconds);
    }

    private static Pair pair(double a, double b) {
        return new Pair(new Cost(a, a), new Cost(b, b));
    }
}
