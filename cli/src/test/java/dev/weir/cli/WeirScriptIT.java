package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code weir}, in a repository of its own whose Java, Maven and Node are small scripts. */
class WeirScriptIT {

    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "sed",
            "stty",
            "tail",
            "tee",
            "touch");
    private static final String OLD_OR_MISSING = "install a JDK 17 or newer (Debian: openjdk-17-jdk-headless)";

    private final Path folder;
    private final Path repository;
    private final Path bin;
    private final Map<String, String> env = new HashMap<>();

    WeirScriptIT(@TempDir Path folder) throws IOException {
        // The script answers with real paths.
        this.folder = folder.toRealPath();
        this.repository = Files.createDirectory(this.folder.resolve("weir"));
        this.bin = Files.createDirectory(this.folder.resolve("bin"));
    }

    @BeforeEach
    void makeARepository() throws IOException {
        Files.copy(Path.of(System.getProperty("project.root"), "weir"), repository.resolve("weir"));
        Files.createDirectories(repository.resolve("platform/src/main/java"));
        Files.writeString(repository.resolve("platform/src/main/java/A.java"), "class A {}");
        for (String tool : TOOLS) {
            program(tool, "exec " + which(tool) + " \"$@\"");
        }
        Path jdk = jdk("jdk-17", "17.0.15");
        env.put("PATH", bin.toString());
        env.put("JAVA_HOME", jdk.toString());
        program("node", "echo v20.1.0");
        program("npm", "echo 10");
        program(
                "mvn",
                "echo '[INFO] Building Weir 0.1.0 [1/2]'",
                "echo '[INFO] Building Weir: platform 0.1.0    [2/2]'",
                "mkdir -p cli/target/cli/lib",
                "echo x >> builds.txt");
    }

    @Test
    void namesAMissingJdk() throws Exception {
        env.remove("JAVA_HOME");

        assertThat(weir("status"))
                .isEqualTo(new Ran(1, "", "weir: no Java found: " + OLD_OR_MISSING + " or set JAVA_HOME.\n"));
    }

    @Test
    void namesAJavaHomeWithoutJava() throws Exception {
        env.put("JAVA_HOME", "/nowhere");

        assertThat(weir("status"))
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "weir: JAVA_HOME is /nowhere, but there is no bin/java in it: let it name a JDK 17 or newer, or unset it.\n"));
    }

    @Test
    void namesAnOldJdk() throws Exception {
        for (String version : List.of("11.0.2", "1.8.0_402")) {
            Path old = jdk("jdk-" + version, version);
            env.put("JAVA_HOME", old.toString());

            Ran ran = weir("status");

            assertThat(ran)
                    .isEqualTo(new Ran(
                            1,
                            "",
                            "weir: " + old + "/bin/java is Java " + version.replaceFirst("^1\\.", "") + ": "
                                    + OLD_OR_MISSING + " or set JAVA_HOME to one.\n"));
        }
    }

    @Test
    void namesMissingBuildTools() throws Exception {
        Files.delete(bin.resolve("mvn"));
        Ran maven = weir("status");
        program("mvn", "exit 1");
        program("node", "echo v18.20.0");
        Ran node = weir("status");

        assertThat(maven)
                .isEqualTo(new Ran(
                        1,
                        "",
                        "weir: no Maven found, which builds Weir: install Maven 3.8 or newer (Debian: maven).\n"));
        assertThat(node)
                .isEqualTo(
                        new Ran(1, "", "weir: Node.js 18.20.0 is too old to build the site: install 20 or newer.\n"));
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        Ran first = weir("status", "--output", "json");
        Ran second = weir("status");
        Files.setLastModifiedTime(
                repository.resolve("platform/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        Ran third = weir("status");

        assertThat(first.exit()).isZero();
        assertThat(first.out()).endsWith("dev.weir.cli.Weir status --output json\n");
        assertThat(first.err().replaceAll("in [0-9]+ s", "in # s")).isEqualTo("""
                        Building Weir (the first time, Maven and npm fetch what they need) ...
                            1/2 Weir
                            2/2 platform
                        Built in # s.
                        """);
        assertThat(second.err()).isEmpty();
        assertThat(third.err()).startsWith("Building Weir ");
        assertThat(repository.resolve("builds.txt")).content().hasLineCount(2);
    }

    @Test
    void showsTheErrorsOfAFailedBuildAndItsLog() throws Exception {
        program(
                "mvn",
                "echo '[INFO] Building Weir: platform 0.1.0    [1/1]'",
                "echo '[ERROR] A.java:[1,1] no such thing'",
                "exit 1");

        Ran ran = weir("status");

        assertThat(ran).isEqualTo(new Ran(1, "", """
                        Building Weir (the first time, Maven and npm fetch what they need) ...
                            1/1 platform
                        From the build's log:
                        [ERROR] A.java:[1,1] no such thing
                        weir: the build failed. Its log: %s/.weir/build.log
                        """.formatted(repository)));
        assertThat(weir("status").err()).contains("Building Weir ");
    }

    @Test
    void namesAFolderThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        env.put("WEIR_HOME", file + "/home");

        assertThat(weir("status"))
                .isEqualTo(new Ran(
                        1,
                        "",
                        "weir: cannot write to " + file
                                + "/home: make it writable, or set WEIR_HOME to another folder.\n"));
    }

    @Test
    void saysThatNothingIsBuiltWhenItMayNotBuild() throws Exception {
        env.put("WEIR_SKIP_BUILD", "1");

        assertThat(weir("status"))
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "weir: Weir is not built: run it without WEIR_SKIP_BUILD, or build it with mvn -DskipTests package.\n"));
    }

    private Ran weir(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(which("bash").toString(), "weir"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
        builder.environment().clear();
        builder.environment().putAll(env);
        Path out = Files.createTempFile(folder, "weir", ".out");
        Path err = Files.createTempFile(folder, "weir", ".err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** A JDK whose java prints what it is called with. */
    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/java"), "echo \"$@\"");
        script(jdk.resolve("bin/javac"), "exit 0");
        return jdk;
    }

    private void program(String name, String... lines) throws IOException {
        Files.deleteIfExists(bin.resolve(name));
        script(bin.resolve(name), lines);
    }

    private void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!" + which("bash") + "\n" + String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path which(String tool) {
        for (String directory : List.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
            Path file = Path.of(directory, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new AssertionError("this machine has no " + tool);
    }
}
