package dev.weir.catalog.glue;

import static dev.weir.catalog.glue.Tables.part;
import static dev.weir.catalog.glue.Tables.table;
import static dev.weir.catalog.glue.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.catalog.glue.GlueChange.CreatePartitions;
import dev.weir.catalog.glue.GlueChange.UpdateTable;
import dev.weir.catalog.glue.MirroredTable.Part;
import dev.weir.catalog.glue.aws.TestGlue;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same against moto, a Glue that others wrote: {@code pip install 'moto[server]'}. What moto is known to do otherwise than
 * Glue is asserted as well, so that we learn when it changes.
 */
class MotoGlueTest {

    private static final int LONGEST_START_SECONDS = 60;
    private static final TableKind PARQUET = new TableKind.Parquet();

    private static Process moto;
    private static TestGlue glue;
    private Mirroring mirroring;

    @BeforeAll
    static void start() throws Exception {
        Optional<File> program = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, "moto_server"))
                .filter(File::canExecute)
                .findFirst();
        if (program.isEmpty()) {
            System.err.println("SKIPPED: no moto_server, so Glue is not tried against it; pip install 'moto[server]'");
        }
        assumeTrue(program.isPresent(), "no moto_server; pip install 'moto[server]'");
        int port = freePort();
        moto = new ProcessBuilder(program.get().getPath(), "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        waitFor(port);
        System.setProperty("aws.accessKeyId", "test-key");
        System.setProperty("aws.secretAccessKey", "test-secret");
        glue = TestGlue.at("http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void waitFor(int port) throws InterruptedException {
        for (int i = 0; i < LONGEST_START_SECONDS * 10 && moto.isAlive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("moto_server does not start");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (moto != null) {
            glue.close();
            moto.destroy();
            moto.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void begin() {
        mirroring = new Mirroring(glue.catalog());
    }

    /** A schema for each test: moto lives as long as the class. */
    private static MirroredTable in(String schema, TableKind kind, String... columns) {
        return table(UUID.randomUUID(), schema + ".orders", kind, columns);
    }

    private static Part[] parts(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> part("n=" + n + "/", String.valueOf(n)))
                .toArray(Part[]::new);
    }

    @Test
    void mirrorsOnceAndThenHasNothingToDo() {
        List<TableKind> kinds = List.of(
                PARQUET,
                new TableKind.Orc(),
                new TableKind.Avro(Optional.of("{}")),
                new TableKind.Csv(';', Optional.of('"'), 1),
                new TableKind.Json(),
                new TableKind.Delta(),
                new TableKind.Iceberg(Tables.PLACE + "metadata/00001-a.metadata.json"),
                new TableKind.Hudi(true, Optional.of("1")));
        for (int i = 0; i < kinds.size(); i++) {
            mirroring.lake().add(with(in("once" + i, kinds.get(i), "id:long", "n:int/"), parts(230)));
        }

        GlueRun.Counts first = mirroring.mirror(true, false);
        GlueRun.Counts second = mirroring.mirror(true, false);

        assertThat(first.rejected() + first.unknown()).isZero();
        assertThat(first.applied()).isEqualTo(first.changes()).isEqualTo(2 * 8 + 3 * 6);
        assertThat(second.changes()).isZero();
    }

    @Test
    void updatesAndDeletesAsGlueDoes() {
        mirroring.lake().add(with(in("updates", PARQUET, "id:int", "n:int/"), parts(40)));
        mirroring.lake().add(in("stays", PARQUET, "id:int"));
        mirroring.mirror(true, false);
        MirroredTable before = mirroring.lake().get(0);
        mirroring.lake().set(0, with(table(before.dataset(), before.alias(), PARQUET, "id:long", "n:int/"), parts(10)));

        mirroring.mirror(true, false);

        assertThat(mirroring.lines())
                .containsExactly(
                        "delete-partitions updates.orders applied",
                        "delete-partitions updates.orders applied",
                        "update-table updates.orders applied",
                        "update-partitions updates.orders applied");
        assertThat(mirroring.mirror(true, false).changes()).isZero();

        mirroring.lake().remove(0);
        mirroring.mirror(true, true);
        assertThat(mirroring.lines()).contains("delete-table updates.orders applied");
        assertThat(glue.catalog().table(before.name())).isEmpty();
        assertThat(glue.catalog().table(new TableName("none", "none"))).isEmpty();
    }

    @Test
    void tellsWhatAnImportAsksFor() {
        MirroredTable there = with(in("imported", PARQUET, "id:long", "n:int/"), parts(230));
        mirroring.lake().add(there);
        mirroring.mirror(true, false);
        List<String> tables = new ArrayList<>();
        List<String> places = new ArrayList<>();

        glue.catalog().databases(database -> glue.catalog().tables(database.name(), table -> {
            ImportedTable imported = ImportedTable.of(table, glue.catalog().arn(table));
            tables.add(imported.name() + " " + imported.format().wireName() + " "
                    + imported.arn().isPresent());
        }));
        glue.catalog().places(there.name(), place -> places.add(place.values() + " " + place.location()));

        assertThat(tables).contains("imported.orders parquet true");
        assertThat(places).hasSize(230).contains("[7] " + Tables.PLACE + "n=7/");
    }

    @Test
    void saysThatATableOrAPartitionIsThere() {
        MirroredTable there = with(in("there", PARQUET, "id:int", "n:int/"), parts(3));
        mirroring.lake().add(there);
        mirroring.mirror(true, false);
        TableShape shape = TableShape.of(there);

        assertThat(List.of(
                        glue.catalog()
                                .apply(new GlueChange.CreateTable(shape.table().orElseThrow())),
                        glue.catalog().apply(new CreatePartitions(there.name(), shape.partitions()))))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(GlueOutcome.Rejected.class, no -> assertThat(no.stale())
                                .isTrue()));
    }

    @Test
    void knownToBeOtherwiseThanGlue() {
        MirroredTable wanted = in("otherwise", PARQUET, "id:int", "n:int/");
        mirroring.lake().add(wanted);
        mirroring.mirror(true, false);
        GlueTable there = glue.catalog().table(wanted.name()).orElseThrow();
        GlueTable ofAnotherVersion = new GlueTable(
                there.name(),
                Optional.of("99"),
                there.catalog(),
                there.type(),
                there.description(),
                there.owner(),
                there.retention(),
                there.partitionKeys(),
                there.storage(),
                there.parameters());
        List<GluePartition> tooMany =
                new ArrayList<>(TableShape.of(with(wanted, parts(150))).partitions());

        assertThat(glue.catalog().apply(new UpdateTable(ofAnotherVersion, List.of())))
                .as("takes an update for any version")
                .isEqualTo(GlueOutcome.APPLIED);
        assertThat(glue.catalog().apply(new CreatePartitions(wanted.name(), tooMany)))
                .as("takes more than 100 partitions")
                .isEqualTo(GlueOutcome.APPLIED);
        assertThat(glue.catalog().table(new TableName("otherwise", "Orders")))
                .as("tells names apart by case")
                .isEmpty();
    }
}
