package dev.weir.quality.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesFileTest {

    @Test
    void readsTheHeadAndKeepsLines() {
        RulesFile file = RulesFile.parse("""
                ---
                name: crm-contacts
                maxBadShare: 0.05
                references: {countries: ref.countries}
                ---
                Rules = [
                  IsComplete "email"
                ]
                """);

        assertThat(file.head()).containsEntry("name", "crm-contacts").containsEntry("maxBadShare", "0.05");
        assertThat(file.references()).containsEntry("countries", "ref.countries");
        assertThat(file.rules().rules().get(0).line()).isEqualTo(7);
    }

    @Test
    void needsNoHead() {
        RulesFile file = RulesFile.parse("Rules = [ RowCount > 0 ]");

        assertThat(file.head()).isEmpty();
        assertThat(file.rules().rules()).hasSize(1);
    }

    @Test
    void asksRowsIfTheHeadSaysSo() {
        RulesFile file = RulesFile.parse("""
                ---
                composite: row
                ---
                Rules = [ (IsComplete "a") or (IsComplete "b") ]""");

        assertThat(file.rules().rules().get(0).rowWise()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void saysWhereItIsWrong(String text, int line, int column, String message) {
        RulesInvalid invalid = catchThrowableOfType(RulesInvalid.class, () -> RulesFile.parse(text));

        assertThat(invalid.mistakes().get(0).message()).contains(message);
        assertThat(invalid.mistakes().get(0).line()).isEqualTo(line);
        assertThat(invalid.mistakes().get(0).column()).isEqualTo(column);
    }

    static Stream<Arguments> saysWhereItIsWrong() {
        return Stream.of(
                Arguments.of("---\nname: x\nRules = [ RowCount > 0 ]", 1, 1, "a line --- is missing"),
                Arguments.of("---\ncolour: red\n---\nRules = [ RowCount > 0 ]", 2, 1, "knows no colour"),
                Arguments.of("---\nname: [a]\n---\nRules = [ RowCount > 0 ]", 2, 7, "name must be a word"),
                Arguments.of("---\nname: x\nname: y\n---\nRules = [ RowCount > 0 ]", 3, 1, "name is there twice"),
                Arguments.of("---\nname: x\n---\nRules = [ Nonsense \"a\" ]", 4, 11, "Nonsense"));
    }
}
