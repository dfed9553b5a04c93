package dev.weir.quality.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DimensionTest {

    @Test
    void everyRuleThatSomebodyAnswersHasOne() {
        EnumSet<RuleKind> without = Arrays.stream(RuleKind.values())
                .filter(kind -> Dimension.of(kind).isEmpty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RuleKind.class)));

        assertThat(without).allSatisfy(kind -> assertThat(kind.answerer())
                .isIn(RuleKind.Answerer.PARTS, RuleKind.Answerer.ANALYZER));
    }

    @Test
    void everyDimensionHasARule() {
        assertThat(Arrays.stream(RuleKind.values())
                        .map(Dimension::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Dimension.values());
    }

    @Test
    void ageIsTimeliness() {
        assertThat(rule("DataFreshness \"day\" <= 24 hours")).containsExactly(Dimension.TIMELINESS);
        assertThat(rule("FileFreshness > (now() - 24 hours)")).containsExactly(Dimension.TIMELINESS);
    }

    @Test
    void aCompositeSpeaksOfWhatItsPartsSpeakOf() {
        assertThat(rule("(IsComplete \"a\") and ((IsUnique \"a\") or (Completeness \"b\" > 0.5))"))
                .containsExactlyInAnyOrder(Dimension.COMPLETENESS, Dimension.UNIQUENESS);
    }

    private static Iterable<Dimension> rule(String text) {
        Rule rule = RulesParser.parse("Rules = [ " + text + " ]").rules().get(0);
        return Dimension.of(rule);
    }
}
