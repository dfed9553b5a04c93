package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.catalog.testing.LocalS3;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Listings of several pages. */
class S3ListingTest {

    private static final LakePath FOLDER = new LakePath("s3://lake/t/");

    @Test
    void givesEachObjectOnceInOrderWhicheverStretchIsAsked() throws Exception {
        try (LocalS3 s3 = LocalS3.start()) {
            s3.makeBucket("lake");
            List<String> names =
                    IntStream.range(0, 1_020).mapToObj("f%04d"::formatted).toList();
            names.forEach(name -> s3.put("lake", "t/" + name, new byte[1]));
            LakeStore store = s3.store();

            assertThat(list(store, KeyRange.ALL)).isEqualTo(names);
            assertThat(list(store, new KeyRange("f0998/", "f1000"))).containsExactly("f0999");
            assertThat(list(store, new KeyRange("f0499/", "f1010"))).isEqualTo(names.subList(500, 1_010));
            assertThat(list(store, new KeyRange("g", ""))).isEmpty();
            assertThatThrownBy(() -> store.list(FOLDER, object -> {
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
            assertThatThrownBy(() -> store.list(new LakePath("s3://other/"), object -> {}))
                    .isInstanceOf(StorageFailed.class);
        }
    }

    private static List<String> list(LakeStore store, KeyRange range) {
        List<String> found = new ArrayList<>();
        store.list(FOLDER, range, object -> found.add(object.location().name()));
        return found;
    }
}
