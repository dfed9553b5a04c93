package dev.weir.format.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.format.parquet.ParquetFiles;
import dev.weir.format.table.TableCommit.AddedFile;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.platform.storage.file.FileLakeStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publishing relies on, of any table format. */
public abstract class TableWriterContract {

    private static final String ORDERS =
            "message orders { required int64 id; optional binary name (STRING); optional int32 day (DATE);"
                    + " optional int64 at (TIMESTAMP(MICROS,true)); optional int64 price (DECIMAL(12,2)); }";
    /** Far more than any commit has. */
    private static final int MOST_CALLS = 100;

    private final LakeStore store = new FileLakeStore();
    protected Path folder;
    protected LakePath root;

    protected abstract TableWriter writer();

    /** The ids of all rows, as the format's own reader gives them, after it has read every column; ascending. */
    protected abstract List<Long> ids() throws IOException;

    /** How many versions the table has had, as its own library counts them. */
    protected abstract int commits() throws IOException;

    @BeforeEach
    void placeTable(@TempDir Path lake) {
        folder = lake.resolve("orders");
        root = new LakePath("file://" + folder + "/");
    }

    @Test
    void makesTheTableAndAddsToIt() throws IOException {
        commit("a", file("a", 1, 3), file("b", 4, 5));
        assertThat(ids()).containsExactly(1L, 2L, 3L, 4L, 5L);

        commit("b", file("c", 6, 6));
        assertThat(ids()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(writer().has(store, root, "a")).isTrue();
        assertThat(writer().has(store, root, "b")).isTrue();
        assertThat(writer().has(store, root, "c")).isFalse();
    }

    @Test
    void aCommitIsMadeOnce() throws IOException {
        AddedFile first = file("a", 1, 3);
        commit("a", first);
        commit("b", file("b", 4, 5));
        int before = commits();

        commit("a", first);

        assertThat(commits()).isEqualTo(before);
        assertThat(ids()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void whatARepairedBatchReplacesLeavesInTheSameCommit() throws IOException {
        AddedFile wrong = file("a", 1, 3);
        commit("a", wrong);
        commit("b", file("b", 10, 11));
        int before = commits();

        TableCommit repaired = new TableCommit(
                "c", List.of(file("c", 1, 4)), List.of(wrong.location(), root.value() + "gone.parquet"), Map.of());
        writer().commit(store, root, repaired);
        writer().commit(store, root, repaired);

        assertThat(ids()).containsExactly(1L, 2L, 3L, 4L, 10L, 11L);
        assertThat(commits()).isEqualTo(before + 1);
    }

    @Test
    void nothingToAddIsNoCommit() throws IOException {
        writer().commit(store, root, new TableCommit("a", List.of(), List.of(), Map.of()));

        assertThat(Files.exists(folder)).isFalse();
    }

    @Test
    void aColumnThatTheTableLacksIsRefusedAndNothingIsAdded() throws IOException {
        commit("a", file("a", 1, 3));
        AddedFile other = put(
                "b",
                "message orders { required int64 id; optional binary surname (STRING); optional double price; }",
                List.of(row -> row.append("id", 9L)));

        assertThatThrownBy(() -> commit("b", other))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("surname is not in the table")
                .hasMessageContaining("price is double and in the table decimal(12")
                .extracting(refused -> ((TableRefused) refused).code())
                .isEqualTo("table-schema-differs");
        assertThat(ids()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void columnsThatABatchLacksAreNull() throws IOException {
        commit("a", file("a", 1, 3));
        commit("b", put("b", "message orders { required int64 id; }", List.of(row -> row.append("id", 9L))));

        assertThat(ids()).containsExactly(1L, 2L, 3L, 9L);
    }

    @Test
    void aFolderOfOtherFilesDoesNotBecomeATable() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("part-0.parquet"), "PAR1");

        assertThatThrownBy(() -> commit("a", file("a", 1, 3)))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("part-0.parquet");
        assertThat(writer().has(store, root, "a")).isFalse();
    }

    @Test
    void aFileThatIsNotWhatWasToldIsRefused() throws IOException {
        AddedFile file = file("a", 1, 3);

        assertThatThrownBy(() -> commit("a", new AddedFile(file.location(), file.bytes(), 4)))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("does not have 4 rows");
        assertThatThrownBy(() -> commit("a", new AddedFile(file.location(), file.bytes() + 1, 3)))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("is not there with");
    }

    @Test
    void ofManyAtOnceNoneIsLostAndNoneMadeTwice() throws Exception {
        int writers = 4;
        int each = 5;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int from = writer * each;
                running.add(threads.submit((Callable<Void>) () -> {
                    for (int i = from; i < from + each; i++) {
                        commit("c" + i, file("f" + i, i, i));
                    }
                    return null;
                }));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(ids())
                .containsExactlyElementsOf(
                        LongStream.range(0, writers * each).boxed().toList());
    }

    @Test
    void cutOffAnywhereItIsMadeOnceInTheEnd() throws IOException {
        commit("first", file("first", 1, 1));
        int calls = 0;
        boolean through = false;
        for (int cut = 1; !through && cut < MOST_CALLS; cut++) {
            TableCommit commit =
                    new TableCommit("c" + cut, List.of(file("f" + cut, 100 + cut, 100 + cut)), List.of(), Map.of());
            for (boolean isDone : List.of(false, true)) {
                try {
                    writer().commit(failing(cut, isDone), root, commit);
                    through = true;
                } catch (StorageFailed down) {
                    through = false;
                }
            }
            writer().commit(store, root, commit);
            calls = cut;
        }
        assertThat(through).isTrue();
        List<Long> expected = Stream.concat(
                        Stream.of(1L), LongStream.rangeClosed(101, 100 + calls).boxed())
                .toList();
        assertThat(ids()).containsExactlyElementsOf(expected);
    }

    /** A store that goes away at the nth call that writes. @param isDone whether the call was carried out, and only its answer lost */
    private LakeStore failing(int nth, boolean isDone) {
        int[] calls = {0};
        return (LakeStore) Proxy.newProxyInstance(
                LakeStore.class.getClassLoader(), new Class<?>[] {LakeStore.class}, (proxy, method, arguments) -> {
                    boolean writes = method.getName().startsWith("write");
                    if (writes && ++calls[0] >= nth) {
                        if (isDone && calls[0] == nth) {
                            method.invoke(store, arguments);
                        }
                        throw new StorageFailed(StorageFailed.Kind.UNREACHABLE, root.value(), "cut off");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    protected void commit(String id, AddedFile... files) {
        writer().commit(store, root, new TableCommit(id, List.of(files), List.of(), Map.of("weir.batch", id)));
    }

    /** Of orders with the ids from..to. */
    protected AddedFile file(String name, long from, long to) throws IOException {
        List<Consumer<Group>> rows = LongStream.rangeClosed(from, to)
                .<Consumer<Group>>mapToObj(id -> row -> {
                    row.append("id", id).append("at", id * 1_000_000).append("price", id * 100);
                    if (id % 2 == 0) {
                        row.append("name", "n" + id).append("day", (int) id);
                    }
                })
                .toList();
        return put(name, ORDERS, rows);
    }

    protected AddedFile put(String name, String schema, List<Consumer<Group>> rows) throws IOException {
        byte[] bytes = ParquetFiles.file(schema, 1000, rows);
        Path file = folder.resolve(TableWriter.DATA).resolve("part-" + name + ".parquet");
        // Only once: the table may have it already.
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }
        return new AddedFile("file://" + file, bytes.length, rows.size());
    }
}
