package dev.weir.policy.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "country = 'DE'",
                "country <> 'it''s' and amount >= -12.50",
                "(a = 1 or b = 2) and not (c = 3)",
                "a in (1, 2, 3) or b like 'x%' or c between 1 and 2",
                "a is null and b is not null",
                "since < date '2026-01-31' or seen >= timestamp '2026-01-31 12:00:00'",
                "active = true",
                "owner = current_user or region = attribute('region')",
                "\"order\" = 1 and address.zip = '1'",
                "true",
                "false",
            })
    void writesWhatItReads(String text) {
        assertThat(RowsParser.parse(text).text()).isEqualTo(text);
    }

    @Test
    void takesOtherSpellings() {
        assertThat(RowsParser.parse("COUNTRY IN ('DE') AND a != 2 AND b NOT IN (1) AND c NOT LIKE 'x'"))
                .isEqualTo(RowsParser.parse("COUNTRY in ('DE') and a <> 2 and not (b in (1)) and not (c like 'x')"));
    }

    @Test
    void andBindsStronger() {
        assertThat(RowsParser.parse("a = 1 or b = 2 and c = 3"))
                .isEqualTo(RowsParser.parse("a = 1 or (b = 2 and c = 3)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "country = DE         | 10 | a column is compared with a value, and not with DE; text stands in single quotes: 'DE'",
                "country == 'DE'      | 9  | expected a value, found =",
                "upper(country) = 'D' | 0  | no functions: upper(...) is none of this language",
                "country = 'DE        | 10 | the quote that starts here has no end",
                "country = null       | 10 | nothing equals null: write is null, or is not null",
                "country 'DE'         | 8  | expected a comparison: one of = <> < <= > >= in like between is, found 'DE'",
                "'DE' = country       | 0  | a column comes first: write country = 'DE', and a column's name without single quotes",
                "a = 1 b = 2          | 6  | expected and, or, or the end, found b",
                "(a = 1               | 6  | expected ), found the end",
                "a = 1;               | 5  | ';' is no part of a row expression",
                "d = date '2026-13-1' | 9  | '2026-13-1' is no day; write date '2026-01-31'",
            })
    void saysWhereItFails(String text, int offset, String message) {
        assertThatThrownBy(() -> RowsParser.parse(text.stripTrailing()))
                .isInstanceOfSatisfying(RowsInvalid.class, e -> {
                    assertThat(e.getMessage()).isEqualTo(message);
                    assertThat(e.offset()).isEqualTo(offset);
                });
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThatThrownBy(() -> RowsParser.parse("(".repeat(10_000) + "a = 1"))
                .isInstanceOf(RowsInvalid.class)
                .hasMessageContaining("nested more than");
        assertThatThrownBy(() -> RowsParser.parse("not ".repeat(10_000) + "a = 1"))
                .isInstanceOf(RowsInvalid.class)
                .hasMessageContaining("nested more than");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name = 1                       | name is string, and name = 1 compares it with a number",
                "amount like '1%'               | like is for text, and amount is decimal(12,2)",
                "born > timestamp '2000-01-01 00:00:00' | born is date, and born = timestamp '2000-01-01 00:00:00' compares it with a time",
                "tags = 'x'                     | tags is array<string>, which is compared with nothing; only is null fits",
                "there = 1                      | there is no column there",
            })
    void tellsWhatDoesNotFitTheTable(String text, String misfit) {
        assertThat(ColumnTypes.misfit(
                        RowsParser.parse(text),
                        Map.of("name", "string", "amount", "decimal(12,2)", "born", "date", "tags", "array<string>")))
                .contains(misfit);
    }

    @Test
    void takesWhatFits() {
        assertThat(ColumnTypes.misfit(
                        RowsParser.parse(
                                "name = current_user and amount in (1, 2.5) and seen > date '2026-01-01' and tags is null"),
                        Map.of(
                                "name",
                                "varchar(20)",
                                "amount",
                                "double",
                                "seen",
                                "timestamp",
                                "tags",
                                "array<string>")))
                .isEmpty();
    }

    @Test
    void saysWhatADialectCannot() {
        assertThat(Dialect.LAKE_FORMATION.refusal(RowsParser.parse("owner = current_user")))
                .contains("Lake Formation's filters cannot ask who the current user is");
        assertThat(Dialect.TRINO.refusal(RowsParser.parse("owner = current_user")))
                .isEmpty();
        assertThat(Dialect.TRINO.refusal(RowsParser.parse("region = attribute('region')")))
                .contains("attribute('region') is nothing that Ranger knows of a user");
        assertThat(Dialect.LAKE_FORMATION.refusal(RowsParser.parse("name = '" + "x".repeat(2040) + "'")))
                .contains("a filter in Lake Formation has less than 2048 characters, and this one 2049");
        assertThat(Dialect.LAKE_FORMATION.refusal(RowsParser.parse("name = '" + "x".repeat(2038) + "'")))
                .isEmpty();
        assertThat(Dialect.LAKE_FORMATION.text(RowsParser.parse("country in ('DE') and a is not null or not a = 1")))
                .isEqualTo("(country IN ('DE') AND a IS NOT NULL) OR NOT (a = 1)");
    }
}
