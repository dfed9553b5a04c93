package dev.weir.quality.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport.Outcome;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class TallyPropertyTest {

    @Property
    void aScoreIsAShare(@ForAll @Size(max = 200) List<Outcome> outcomes) {
        Tally tally = tally(outcomes);

        assertThat(tally.score().isPresent())
                .isEqualTo(outcomes.contains(Outcome.PASSED) || outcomes.contains(Outcome.FAILED));
        tally.score().ifPresent(score -> assertThat(score).isBetween(0.0, 1.0));
    }

    @Property
    void oneMoreThatPassedNeverLowersItAndOneMoreThatFailedNeverRaisesIt(
            @ForAll @Size(max = 200) List<Outcome> outcomes) {
        Tally tally = tally(outcomes);
        double score = tally.score().orElse(0);

        assertThat(tally.plus(Tally.of(Outcome.PASSED)).score().orElseThrow()).isGreaterThanOrEqualTo(score);
        assertThat(tally.plus(Tally.of(Outcome.FAILED)).score().orElseThrow()).isLessThanOrEqualTo(score);
    }

    @Property
    void whatWasNotDecidedChangesNoScore(@ForAll @Size(max = 200) List<Outcome> outcomes) {
        Tally tally = tally(outcomes);

        assertThat(tally.plus(Tally.of(Outcome.UNDECIDED)).score()).isEqualTo(tally.score());
        assertThat(tally.plus(Tally.of(Outcome.SKIPPED)).score()).isEqualTo(tally.score());
    }

    private static Tally tally(List<Outcome> outcomes) {
        return outcomes.stream().map(Tally::of).reduce(Tally.NONE, Tally::plus);
    }
}
