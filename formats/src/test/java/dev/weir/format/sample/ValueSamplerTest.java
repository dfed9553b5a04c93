package dev.weir.format.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.format.FileFormat;
import dev.weir.format.OneFile;
import dev.weir.format.sample.ValueSampler.NotSampled;
import dev.weir.platform.storage.ObjectLocation;
import org.junit.jupiter.api.Test;

class ValueSamplerTest {

    private static ValueSample sample(String name, String text, FileFormat format) throws NotSampled {
        OneFile file = new OneFile(name, text.getBytes(UTF_8));
        return ValueSampler.of(
                file, file.find(new ObjectLocation("file:///lake/" + name)).orElseThrow(), format);
    }

    @Test
    void jsonIsReadAtEveryLevel() throws NotSampled {
        ValueSample sample = sample(
                "a.ndjson",
                "{\"a\":{\"b\":\"x\"},\"c\":[1,{\"d\":\"y\"}]}\n{\"a\":null,\"c\":[]}\n",
                FileFormat.NDJSON);

        assertThat(sample.of("a.b")).containsExactly("x");
        assertThat(sample.of("c.element")).containsExactly("1");
        assertThat(sample.of("c.element.d")).containsExactly("y");
    }

    @Test
    void aHeaderIsNoValueAndAColumnHasItsMost() throws NotSampled {
        ValueSample sample = sample("a.csv", "id;mail\n" + "1;a@b.c\n".repeat(1000) + "2\n", FileFormat.CSV);

        assertThat(sample.of("id")).hasSize(ValueSample.MOST_VALUES).containsOnly("1");
        assertThat(sample.of("mail")).hasSize(ValueSample.MOST_VALUES).containsOnly("a@b.c");
        assertThat(sample.of("nothing")).isEmpty();
    }

    @Test
    void aBrokenFileIsNotQuoted() {
        for (FileFormat format : FileFormat.values()) {
            assertThatThrownBy(() -> sample("a", "\u0000{hidden\n]", format))
                    .isInstanceOf(NotSampled.class)
                    .message()
                    .doesNotContain("hidden");
        }
    }
}
