package dev.weir.policy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowsProperties {

    @Property(tries = 2000)
    void everyDialectIsReadAsTheSame(@ForAll("rows") Rows rows) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(RowsParser.parse(dialect.text(rows)))
                    .as(dialect.text(rows))
                    .isEqualTo(rows);
        }
    }

    /** On real rows: one column of numbers, null among them, and what SQL would say. */
    @Property(tries = 2000)
    void whatIsImpliedHoldsForEveryRow(@ForAll("numeric") Rows of, @ForAll("numeric") Rows among) {
        if (Implication.holds(of, among)) {
            for (Map<String, Integer> row : rowsOf(List.of("a", "b"), List.of(0, 1, 2, 3))) {
                if (truth(of, row) == Trilean.TRUE) {
                    assertThat(truth(among, row))
                            .as("%s implies %s in %s", of.text(), among.text(), row)
                            .isEqualTo(Trilean.TRUE);
                }
            }
        }
    }

    @Property(tries = 500)
    void partsAndWholesImplyEachOther(@ForAll("numeric") Rows one, @ForAll("numeric") Rows other) {
        assertThat(Implication.counterexample(Rows.and(List.of(one, other)), one))
                .isEmpty();
        assertThat(Implication.counterexample(one, Rows.or(List.of(other, one))))
                .isEmpty();
    }

    @Provide
    Arbitrary<Rows> rows() {
        Arbitrary<String> columns = Arbitraries.of("a", "country", "address.zip", "order", "Über \"x\"", "date", "_1");
        Arbitrary<Value> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(Value.Text::new),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e9"), new BigDecimal("1e9"))
                        .ofScale(3)
                        .map(Value.Number::new),
                Arbitraries.integers().between(0, 20_000).map(day -> new Value.Day(LocalDate.ofEpochDay(day))),
                Arbitraries.integers()
                        .between(0, 2_000_000_000)
                        .map(second ->
                                new Value.Moment(LocalDateTime.ofEpochSecond(second, 0, java.time.ZoneOffset.UTC))),
                Arbitraries.of(true, false).map(Value.Truth::new),
                Arbitraries.just(new Value.CurrentUser()),
                Arbitraries.strings().ofMaxLength(5).map(Value.Attribute::new));
        Arbitrary<Rows> atoms = Arbitraries.oneOf(
                Combinators.combine(columns, Arbitraries.of(Comparison.values()), values)
                        .as(Rows.Compare::new),
                Combinators.combine(columns, values.list().ofMinSize(1).ofMaxSize(3))
                        .as(Rows.In::new),
                Combinators.combine(columns, Arbitraries.strings().ofMaxLength(5))
                        .as((column, text) -> new Rows.Like(column, new Value.Text(text))),
                Combinators.combine(columns, values, values).as(Rows.Between::new),
                columns.map(Rows.IsNull::new));
        return nested(atoms, 3);
    }

    @Provide
    Arbitrary<Rows> numeric() {
        Arbitrary<Value> values = Arbitraries.integers().between(0, 3).map(n -> new Value.Number(new BigDecimal(n)));
        Arbitrary<String> columns = Arbitraries.of("a", "b");
        return nested(
                Arbitraries.oneOf(
                        Combinators.combine(columns, Arbitraries.of(Comparison.values()), values)
                                .as(Rows.Compare::new),
                        columns.map(Rows.IsNull::new)),
                2);
    }

    private static Arbitrary<Rows> nested(Arbitrary<Rows> atoms, int depth) {
        if (depth == 0) {
            return atoms;
        }
        Arbitrary<Rows> inner = nested(atoms, depth - 1);
        return Arbitraries.oneOf(
                atoms,
                inner.map(Rows.Not::new),
                inner.list().ofMinSize(1).ofMaxSize(3).map(Rows::and),
                inner.list().ofMinSize(1).ofMaxSize(3).map(Rows::or));
    }

    /** All rows of some columns; a value that is not there is null. */
    private static List<Map<String, Integer>> rowsOf(List<String> columns, List<Integer> values) {
        List<Map<String, Integer>> rows = new java.util.ArrayList<>(List.of(Map.of()));
        for (String column : columns) {
            List<Map<String, Integer>> more = new java.util.ArrayList<>(rows);
            for (Map<String, Integer> row : rows) {
                for (Integer value : values) {
                    Map<String, Integer> longer = new HashMap<>(row);
                    longer.put(column, value);
                    more.add(longer);
                }
            }
            rows = more;
        }
        return rows;
    }

    private static Trilean truth(Rows rows, Map<String, Integer> row) {
        if (rows instanceof Rows.Compare compare) {
            Integer value = row.get(compare.column());
            if (value == null) {
                return Trilean.UNKNOWN;
            }
            int order = Integer.compare(
                    value, ((Value.Number) compare.value()).value().intValue());
            boolean holds =
                    switch (compare.comparison()) {
                        case EQUAL -> order == 0;
                        case UNEQUAL -> order != 0;
                        case LESS -> order < 0;
                        case AT_MOST -> order <= 0;
                        case MORE -> order > 0;
                        case AT_LEAST -> order >= 0;
                    };
            return holds ? Trilean.TRUE : Trilean.FALSE;
        }
        if (rows instanceof Rows.IsNull isNull) {
            return row.containsKey(isNull.column()) ? Trilean.FALSE : Trilean.TRUE;
        }
        if (rows instanceof Rows.Not not) {
            return truth(not.part(), row).negated();
        }
        if (rows instanceof Rows.And and) {
            return and.parts().stream().map(part -> truth(part, row)).reduce(Trilean.TRUE, Trilean::and);
        }
        if (rows instanceof Rows.Or or) {
            return or.parts().stream().map(part -> truth(part, row)).reduce(Trilean.FALSE, Trilean::or);
        }
        return rows instanceof Rows.All ? Trilean.TRUE : Trilean.FALSE;
    }
}
