package dev.weir.quality.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.quality.profiling.Profile.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileSampleTest {

    @Test
    void isEveryFileWithinTheBounds() {
        FileSample sample = FileSample.of(files(3, 2, 1), true, 3, 6).orElseThrow();

        assertThat(names(sample)).containsExactly("0", "1", "2");
        assertThat(sample.share()).isEqualTo(new Share(3, 6, 3, 6, true));
    }

    @Test
    void isSpreadOverMoreFilesThanAreRead() {
        FileSample sample = FileSample.of(files(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), false, 4, 100)
                .orElseThrow();

        assertThat(names(sample)).containsExactly("0", "2", "5", "7");
        assertThat(sample.share()).isEqualTo(new Share(4, 4, 10, 10, false));
    }

    @Test
    void passesOverWhatIsTooLarge() {
        assertThat(names(FileSample.of(files(9, 4, 9, 2), true, 4, 8).orElseThrow()))
                .containsExactly("1", "3");
    }

    @Test
    void takesASmallFileThatWasNotChosenBeforeItTakesNone() {
        assertThat(names(FileSample.of(files(9, 9, 9, 7), true, 2, 8).orElseThrow()))
                .containsExactly("3");
    }

    @Test
    void isNoneIfEachFileIsTooLarge() {
        assertThat(FileSample.of(files(9, 10), true, 2, 8)).isEmpty();
    }

    private static List<String> names(FileSample sample) {
        return sample.files().stream().map(file -> file.location().name()).toList();
    }

    private static List<LakeObject> files(long... bytes) {
        List<LakeObject> files = new ArrayList<>();
        for (long one : bytes) {
            files.add(new LakeObject(new ObjectLocation("file:///lake/" + files.size()), one, "e", Instant.EPOCH));
        }
        return files;
    }
}
