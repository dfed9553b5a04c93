package dev.weir.catalog.glue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvDelimitersTest {

    @Test
    void isWhatTheFirstLineHasMostOfOutsideOfQuotes() {
        assertThat(CsvDelimiters.delimiter("a;b;\"c,d,e,f\"\n1,2,3,4".getBytes(UTF_8)))
                .isEqualTo(';');
        assertThat(CsvDelimiters.delimiter("a\tb\n".getBytes(UTF_8))).isEqualTo('\t');
        assertThat(CsvDelimiters.delimiter("a|b".getBytes(UTF_8))).isEqualTo('|');
        assertThat(CsvDelimiters.delimiter("größe\n".getBytes(UTF_8))).isEqualTo(',');
        assertThat(CsvDelimiters.delimiter(new byte[0])).isEqualTo(',');
    }
}
