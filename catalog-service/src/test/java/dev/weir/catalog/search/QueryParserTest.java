package dev.weir.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.catalog.search.Clause.Field;
import dev.weir.catalog.search.Clause.Has;
import dev.weir.catalog.search.Clause.Not;
import dev.weir.catalog.search.Clause.Phrase;
import dev.weir.catalog.search.Clause.Updated;
import dev.weir.catalog.search.Clause.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {

    @Test
    void theLastWordMayGoOn() {
        assertThat(QueryParser.parse("customer ema"))
                .containsExactly(new Word("customer", false), new Word("ema", true));
        assertThat(QueryParser.parse("customer email "))
                .containsExactly(new Word("customer", false), new Word("email", false));
    }

    @Test
    void aStarLetsAnyWordGoOn() {
        assertThat(QueryParser.parse("cust* email ")).containsExactly(new Word("cust", true), new Word("email", false));
    }

    @Test
    void phrasesFieldsAndWhatMustNotBe() {
        assertThat(QueryParser.parse("\"net revenue\" zone:gold,silver owner:\"CRM team\" -tag:pii -draft "))
                .containsExactly(
                        new Phrase("net revenue"),
                        new Has(Field.ZONE, List.of("gold", "silver")),
                        new Has(Field.OWNER, List.of("CRM team")),
                        new Not(new Has(Field.TAG, List.of("pii"))),
                        new Not(new Word("draft", false)));
    }

    @Test
    void agesAreSinceOrBefore() {
        assertThat(QueryParser.parse("updated:<7d updated:>2y"))
                .containsExactly(
                        new Updated(Optional.of(Duration.ofDays(7)), Optional.empty()),
                        new Updated(Optional.empty(), Optional.of(Duration.ofDays(730))));
    }

    @Test
    void anAddressIsNoFieldWord() {
        assertThat(QueryParser.parse("s3://lake/raw/ ")).containsExactly(new Word("s3://lake/raw/", false));
    }

    @Test
    void signsAloneSayNothing() {
        assertThat(QueryParser.parse(" - & \"\" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "colour:red, SEARCH_FIELD_UNKNOWN, 0",
        "orders colour:red, SEARCH_FIELD_UNKNOWN, 7",
        "orders zone:, SEARCH_VALUE_MISSING, 12",
        "orders zone: gold, SEARCH_VALUE_MISSING, 12",
        "'zone:gold,', SEARCH_VALUE_MISSING, 10",
        "updated:yesterday, SEARCH_VALUE_INVALID, 8",
        "type:table, SEARCH_VALUE_INVALID, 5",
        "is:new, SEARCH_VALUE_INVALID, 3",
        "net \"revenue, SEARCH_QUOTE_OPEN, 4",
    })
    void aMistakeHasAPlaceAndACode(String text, SearchProblem code, int position) {
        assertThatThrownBy(() -> QueryParser.parse(text)).isInstanceOfSatisfying(QueryInvalid.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position()).isEqualTo(position);
            assertThat(problem.getMessage()).startsWith("At character " + (position + 1) + " of the question");
        });
    }
}
