package dev.weir.catalog.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveTypeTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bigint                                  | long
            INT                                     | int
            smallint                                | int
            double precision                        | double
            varchar(20)                             | string
            char( 3 )                               | string
            decimal                                 | decimal(10,0)
            decimal(12)                             | decimal(12,0)
            decimal(38, 18)                         | decimal(38,18)
            timestamp                               | timestamp(us)
            timestamp with local time zone          | timestamptz(us)
            timestamptz                             | timestamptz(us)
            fixed[16]                               | binary
            array<array<string>>                    | array<array<string>>
            map<string,array<int>>                  | map<string,array<int>>
            struct<a:int, b:struct<c d:date>>       | struct<a:int,b:struct<c d:date>>
            struct<`a:b`:int>                       |
            struct<>                                | struct<>
            """)
    void readsWhatHiveWrites(String hive, String weir) {
        assertThat(HiveTypeText.read(hive).map(ColumnType::toString).orElse(null))
                .isEqualTo(weir);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "uniontype<int,string>",
                "array<>",
                "array<int",
                "array<int>>",
                "decimal(39,0)",
                "decimal(5,6)",
                "decimal(99999999999)",
                "struct<a>",
                "struct<:int>",
                "map<int>",
                "varchar(x)",
                "interval day to second",
                "a\u0000b"
            })
    void knowsWhatItDoesNotKnow(String text) {
        assertThat(HiveTypeText.read(text)).isEmpty();
    }

    @Test
    void isNotFelledByDepth() {
        assertThat(HiveTypeText.read("array<".repeat(100_000) + "int" + ">".repeat(100_000)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean",
                "int",
                "long",
                "float",
                "double",
                "string",
                "binary",
                "date",
                "decimal(20,4)",
                "timestamp(us)",
                "struct<id:long,tags:array<string>,by:map<string,double>>"
            })
    void readsWhatTheMirrorWrites(String weir) {
        HiveType written = HiveType.of(ColumnType.parse(weir), new TableKind.Parquet());

        assertThat(written.loss()).isEmpty();
        assertThat(HiveTypeText.read(written.text())).hasToString("Optional[" + weir + "]");
    }
}
