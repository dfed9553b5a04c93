package dev.weir.catalog.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDiffTest {

    // A column is name:type, with ? if it may be null and / if it is a partition column.
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
                    a:int               | a:int               | data       | ''
                    a:int;b:int         | b:int;a:int         | data       | ''
                    a:int               | a:int;b:int?        | compatible | b added - int compatible
                    a:int               | a:int;b:int         | compatible | b added - int compatible
                    a:int?              | a:int               | compatible | a nullability-changed nullable required compatible
                    a:int               | a:int?              | widening   | a nullability-changed required nullable widening
                    a:int               | a:long              | widening   | a type-changed int long widening
                    a:int               | a:double            | widening   | a type-changed int double widening
                    a:float             | a:double            | widening   | a type-changed float double widening
                    a:decimal(10,2)     | a:decimal(12,2)     | widening   | a type-changed decimal(10,2) decimal(12,2) widening
                    a:decimal(10,2)     | a:decimal(12,4)     | breaking   | a type-changed decimal(10,2) decimal(12,4) breaking
                    a:decimal(12,2)     | a:decimal(10,2)     | breaking   | a type-changed decimal(12,2) decimal(10,2) breaking
                    a:long              | a:int               | breaking   | a type-changed long int breaking
                    a:long              | a:double            | breaking   | a type-changed long double breaking
                    a:int               | a:string            | breaking   | a type-changed int string breaking
                    a:timestamp(us)     | a:timestamptz(us)   | breaking   | a type-changed timestamp(us) timestamptz(us) breaking
                    a:int;b:int         | a:int               | breaking   | b removed int - breaking
                    a:int;d:date/       | a:int;d:date        | breaking   | d no-longer-partition date date breaking
                    a:int;d:date        | a:int;d:date/       | breaking   | d became-partition date date breaking
                    a:int               | a:int;d:date/       | breaking   | d added - date breaking
                    d:int/              | d:long/             | breaking   | d type-changed int long breaking
                    s:struct<a:int>     | s:struct<a:int,b:int> | compatible | s.b added - int compatible
                    s:struct<a:int,b:int> | s:struct<b:long>  | breaking   | s.a removed int - breaking, s.b type-changed int long widening
                    x:array<struct<k:int>> | x:array<struct<k:long>> | widening | x.element.k type-changed int long widening
                    m:map<string,int>   | m:map<string,string> | breaking  | m.value type-changed int string breaking
                    """)
    void classifies(String before, String after, String kind, String changes) {
        List<ColumnChange> diff = SchemaDiff.between(columns(before), columns(after));

        assertThat(diff.stream().map(SchemaDiffTest::text).collect(Collectors.joining(", ")))
                .isEqualTo(changes);
        assertThat(ChangeKind.of(diff).wireName()).isEqualTo(kind);
    }

    @Test
    void isAsBadAsItsWorstChange() {
        List<ColumnChange> diff = SchemaDiff.between(columns("a:int;b:int;c:int"), columns("a:int;b:long;d:int?"));

        assertThat(ChangeKind.of(diff)).isEqualTo(ChangeKind.BREAKING);
        assertThat(diff).hasSize(3);
    }

    private static List<Column> columns(String text) {
        List<Column> columns = new ArrayList<>();
        for (String part : text.split(";")) {
            String name = part.substring(0, part.indexOf(':'));
            String type = part.substring(part.indexOf(':') + 1).replaceAll("[?/]", "");
            columns.add(new Column(name, ColumnType.parse(type), part.endsWith("?"), part.endsWith("/")));
        }
        return columns;
    }

    private static String text(ColumnChange change) {
        return String.join(
                " ",
                change.column(),
                change.kind().wireName(),
                Objects.requireNonNullElse(change.from(), "-"),
                Objects.requireNonNullElse(change.to(), "-"),
                change.compatibility().wireName());
    }
}
