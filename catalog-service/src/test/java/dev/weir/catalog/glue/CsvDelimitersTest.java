package dev.weir.catalog.glue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.csv.Separator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvDelimitersTest {

    @Test
    void isWhatTheFirstLineHasMostOfOutsideOfQuotes() {
        assertThat(Separator.of("a;b;\"c,d,e,f\"\n1,2,3,4".getBytes(UTF_8), "a.csv"))
                .isEqualTo(';');
        assertThat(Separator.of("a\tb\n".getBytes(UTF_8), "a.csv")).isEqualTo('\t');
        assertThat(Separator.of("a|b".getBytes(UTF_8), "a.csv")).isEqualTo('|');
        assertThat(Separator.of("größe\n".getBytes(UTF_8), "a.csv")).isEqualTo(',');
        assertThat(Separator.of(new byte[0], "a.csv")).isEqualTo(',');
    }

    @Test
    void aFileWhoseColumnsHaveNoNamesOfTheirOwnHasNoHeader() {
        Column first = Column.inFiles("column_1", Plain.STRING, true);
        Column day = new Column("day", Plain.DATE, true, true);

        assertThat(MirroredDatasets.headerLines(List.of(first, day))).isZero();
        assertThat(MirroredDatasets.headerLines(List.of(first, Column.inFiles("id", Plain.LONG, true))))
                .isEqualTo(1);
    }
}
