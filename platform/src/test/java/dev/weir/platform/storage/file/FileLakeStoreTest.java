package dev.weir.platform.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.Unlisted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLakeStoreTest {

    private final FileLakeStore store = new FileLakeStore();

    @Test
    void listsInTheOrderOfKeysHoweverManyFoldersThereAre(@TempDir Path root) throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Path folder = root.resolve("t" + random.nextInt(40)).resolve("p" + random.nextInt(30));
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("f" + i), "x");
            Files.writeString(folder.resolveSibling("p" + random.nextInt(30) + "-"), "x");
        }

        List<String> found = new ArrayList<>();
        store.list(path(root), object -> found.add(object.location().keyOrPath()));

        assertThat(found).isSortedAccordingTo(KeyRange::compare).containsExactlyInAnyOrderElementsOf(files(root));
    }

    @Test
    void listsAStretchOfAFolder(@TempDir Path root) throws IOException {
        for (int i = 10; i < 90; i++) {
            Files.createDirectories(root.resolve("t" + i));
            Files.writeString(root.resolve("t" + i).resolve("f"), "x");
        }

        List<String> found = new ArrayList<>();
        store.list(
                path(root),
                new KeyRange("t30/", "t33/"),
                object -> found.add(
                        root.relativize(Path.of(object.location().keyOrPath())).toString()));

        assertThat(found).containsExactly("t30/f", "t31/f", "t32/f");
    }

    @Test
    void tellsLinksAndDoesNotFollowThem(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.createSymbolicLink(root.resolve("a/ring"), root);

        List<Unlisted> others = new ArrayList<>();
        store.list(path(root), KeyRange.ALL, object -> {}, others::add);

        assertThat(others).extracting(Unlisted::why).containsExactly(Unlisted.Why.LINK);
    }

    @Test
    void tellsThatAFileIsNoLongerWhatWasListed(@TempDir Path root) throws IOException {
        Path file = Files.writeString(root.resolve("f"), "abc");
        List<LakeObject> listed = new ArrayList<>();
        store.list(path(root), listed::add);
        LakeObject object = listed.get(0);
        List<String> told = new ArrayList<>();
        LakeStore watching = store.watching(object, () -> told.add("changed"));

        watching.tail(object.location(), 2);
        watching.range(object.location(), 0, 2);
        watching.open(object.location()).close();
        assertThat(told).isEmpty();
        Files.writeString(root.resolve("g"), "xyz");
        Files.move(root.resolve("g"), file, StandardCopyOption.REPLACE_EXISTING);

        watching.tail(object.location(), 2);
        assertThat(told).hasSize(1);
        watching.range(object.location(), 0, 2);
        assertThat(told).hasSize(2);
        watching.open(object.location()).close();
        assertThat(told).hasSize(3);
    }

    @Test
    void followsNoLinkOnTheWayFromTheRootOfTheLake(@TempDir Path outside, @TempDir Path folder) throws IOException {
        Files.createDirectories(outside.resolve("below"));
        Files.writeString(outside.resolve("below/secret"), "x");
        Path root = Files.createDirectory(folder.resolve("lake"));
        Files.createSymbolicLink(root.resolve("linked"), outside);
        Path toRoot = Files.createSymbolicLink(folder.resolve("to-lake"), root);
        Files.writeString(root.resolve("own"), "x");

        FileLakeStore lake = store.of(path(root));
        List<Unlisted> others = new ArrayList<>();
        List<Object> found = new ArrayList<>();
        lake.list(path(root.resolve("linked/below")), KeyRange.ALL, found::add, others::add);
        lake.children(path(root.resolve("linked")), found::add, found::add, others::add);

        assertThat(found).isEmpty();
        assertThat(others).extracting(Unlisted::place).containsOnly("file://" + root.resolve("linked"));
        assertThat(lake.find(new ObjectLocation("file://" + root + "/linked/below/secret")))
                .isEmpty();
        assertThat(lake.find(new ObjectLocation("file://" + root + "/own"))).isPresent();
        assertThat(store.of(path(toRoot)).find(new ObjectLocation("file://" + toRoot + "/own")))
                .as("the root may be reached over a link")
                .isPresent();
    }

    private static LakePath path(Path folder) {
        return new LakePath("file://" + folder + "/");
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}
