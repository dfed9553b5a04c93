package dev.weir.policy.lakeformation.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;

/** A program that somebody else wrote, which speaks as Lake Formation and Glue do. */
final class OtherServer implements AutoCloseable {
    private static final int LONGEST_START_SECONDS = 60;

    private final Process process;
    private final int port;

    private OtherServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the tests, and says so, where there is no such program. */
    static OtherServer start(String program, String install, IntFunction<List<String>> arguments)
            throws IOException, InterruptedException {
        Optional<File> found = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst();
        if (found.isEmpty()) {
            System.err.println("SKIPPED: no " + program + ", so Lake Formation is not tried against it; " + install);
        }
        assumeTrue(found.isPresent(), "no " + program + "; " + install);
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(found.get().getPath()));
        command.addAll(arguments.apply(port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        System.setProperty("aws.accessKeyId", "test-key");
        System.setProperty("aws.secretAccessKey", "test-secret");
        OtherServer server = new OtherServer(process, port);
        for (int i = 0; i < LONGEST_START_SECONDS * 10 && process.isAlive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return server;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        server.close();
        throw new AssertionError(program + " does not start");
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Lines of case and reason. */
    static Properties deviations(String file) {
        Properties deviations = new Properties();
        try (@Nullable InputStream in = OtherServer.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError("no " + file);
            }
            deviations.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deviations;
    }

    static void table(LakeFormationClients clients, String database, String table, List<String> columns) {
        List<Column> all = columns.stream()
                .map(name -> Column.builder().name(name).type("string").build())
                .toList();
        try {
            clients.glue().createDatabase(request -> request.databaseInput(input -> input.name(database)));
        } catch (AlreadyExistsException there) {
            // By another case.
        }
        clients.glue().createTable(request -> request.databaseName(database)
                .tableInput(input ->
                        input.name(table).partitionKeys(List.of()).storageDescriptor(storage -> storage.columns(all))));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
