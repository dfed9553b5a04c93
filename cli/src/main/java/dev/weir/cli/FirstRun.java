package dev.weir.cli;

import dev.weir.cli.command.Surroundings;
import dev.weir.cli.terminal.Terminal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a few commands for the sake of the classes that they load: the {@code weir} script lets the JVM lay these out for later
 * starts. Says nothing.
 */
final class FirstRun {

    private FirstRun() {}

    public static void main(String[] none) throws IOException {
        Surroundings process = Surroundings.ofProcess();
        Path folder = Files.createTempDirectory("weir-first-run");
        Surroundings quiet = new Surroundings(
                process.env(),
                folder,
                process.root(),
                process.programs(),
                Terminal.plain(new StringWriter(), new StringWriter()));
        Path data = Files.writeString(folder.resolve("sample.csv"), "id,name\n1,one\n2,\n");
        Path rules = Files.writeString(
                folder.resolve("sample.dqdl"),
                "Rules = [ IsComplete \"name\", IsUnique \"id\", ColumnValues \"id\" between 0 and 9, RowCount > 0 ]");
        try {
            Weir.run(quiet, "status");
            Weir.run(quiet, "check", data.toString(), "--rules", rules.toString());
        } finally {
            Files.delete(data);
            Files.delete(rules);
            Files.delete(folder);
        }
    }
}
