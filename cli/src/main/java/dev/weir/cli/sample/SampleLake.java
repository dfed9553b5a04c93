package dev.weir.cli.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sample lake, as a folder. What is in it is said by the SQL files beside this class.
 *
 * @param folder of the lake; only Weir may have made it
 */
public record SampleLake(Path folder) {

    /** Goes up with every change of the sample. */
    static final String VERSION = "1";

    private static final List<String> SCRIPTS =
            List.of("1-vocabulary.sql", "2-crm.sql", "3-loyalty.sql", "4-files.sql");
    private static final Pattern TARGET = Pattern.compile("'\\$\\{lake\\}/([^']+)'");
    private static final String BROKEN = "landing/loyalty/partner_feed/day=2026-10-28/partner_feed.parquet";

    /** What is in a lake's folder. */
    public record Size(long files, long bytes) {}

    /** Whether it is wholly there, so that {@link #make} has nothing to do. */
    public boolean complete() {
        return Files.isDirectory(folder) && VERSION.equals(mark());
    }

    /** @throws NotASample if the folder holds something that Weir did not make, and so must not be deleted or filled */
    public void requireOurs() {
        if (!marked() && !empty()) {
            throw new NotASample(folder);
        }
    }

    /**
     * Makes it, within some seconds. Harmless if it is there, and after a run that broke off. Files that others put into the
     * lake meanwhile, such as published batches, stay.
     *
     * @throws NotASample if the folder holds something else
     */
    public void make() {
        if (complete()) {
            return;
        }
        requireOurs();
        try {
            Files.createDirectories(folder);
            mark("incomplete");
            fill();
            cutShort(folder.resolve(BROKEN));
            mark(VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sample lake to " + folder, e);
        }
    }

    /** Deletes it, with what others put into it. @throws NotASample as {@link #requireOurs} */
    public void delete() {
        requireOurs();
        try (Stream<Path> inside = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
            Files.deleteIfExists(marker());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /** How much there is now, without files whose name starts with a dot. */
    public Size size() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> visible = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
            long bytes = 0;
            for (Path file : visible) {
                bytes += Files.size(file);
            }
            return new Size(visible.size(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private void fill() throws IOException {
        // One thread, since several would share the rows among files in an order that changes from run to run.
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("set threads = 1; set memory_limit = '1GB'; set timezone = 'UTC'");
            for (String script : SCRIPTS) {
                String sql = read(script);
                makeFolders(sql);
                statement.execute(sql.replace("${lake}", folder.toString().replace("'", "''")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sample lake cannot be made: " + e.getMessage(), e);
        }
    }

    private void makeFolders(String sql) throws IOException {
        Matcher target = TARGET.matcher(sql);
        while (target.find()) {
            Path file = folder.resolve(target.group(1));
            boolean partitioned = !file.getFileName().toString().contains(".");
            Files.createDirectories(partitioned ? file : file.getParent());
        }
    }

    private static void cutShort(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() * 3 / 5);
        }
    }

    private static String read(String script) throws IOException {
        try (InputStream file = SampleLake.class.getResourceAsStream(script)) {
            if (file == null) {
                throw new IllegalStateException(script + " is missing in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private boolean empty() {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /** Says which version is complete. Beside the lake, since a crawl would find it inside. */
    private Path marker() {
        return folder.resolveSibling(folder.getFileName() + ".sample");
    }

    private boolean marked() {
        return Files.exists(marker());
    }

    private String mark() {
        try {
            return marked() ? Files.readString(marker()).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + marker(), e);
        }
    }

    private void mark(String text) throws IOException {
        Files.writeString(marker(), text + "\n");
    }
}
