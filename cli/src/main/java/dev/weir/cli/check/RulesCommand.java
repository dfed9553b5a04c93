package dev.weir.cli.check;

import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.quality.rules.RulesFile;
import dev.weir.quality.rules.RulesInvalid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir rules}. */
@Command(
        name = "rules",
        header = "Rulesets: in files, as they lie in git, and in the service.",
        synopsisSubcommandLabel = "COMMAND")
public final class RulesCommand {

    private RulesCommand() {}

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new RulesCommand()).addSubcommand(new Validate(surroundings));
    }

    /** {@code weir rules validate}. */
    @Command(
            name = "validate",
            header = "Say whether rules could be evaluated, and if not, where they are wrong.",
            description = {"Needs no service. A folder means all .dqdl files below it.", ""},
            footer = {"", "Examples:", "  weir rules validate rules/", "  weir rules validate rules/contacts.dqdl"})
    static final class Validate implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or folders.")
        private List<String> places = List.of();

        Validate(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            int wrong = 0;
            int rules = 0;
            List<Path> files = files();
            for (Path file : files) {
                String shown = surroundings
                        .directory()
                        .toAbsolutePath()
                        .normalize()
                        .relativize(file)
                        .toString();
                try {
                    rules += RulesFile.parse(Files.readString(file, StandardCharsets.UTF_8))
                            .rules()
                            .rules()
                            .size();
                } catch (RulesInvalid invalid) {
                    wrong++;
                    surroundings.terminal().line(MistakesText.of(shown, invalid));
                } catch (IOException e) {
                    throw new UsageError(shown + " cannot be read: " + e.getMessage(), e);
                }
            }
            surroundings
                    .terminal()
                    .line(
                            wrong == 0
                                    ? files.size() + (files.size() == 1 ? " file, " : " files, ") + rules
                                            + (rules == 1 ? " rule" : " rules") + ": all can be evaluated"
                                    : wrong + " of " + files.size() + " files are wrong");
            return wrong == 0 ? Exit.OK : Exit.FAILED;
        }

        private List<Path> files() {
            List<Path> files = new ArrayList<>();
            for (String place : places) {
                Path path =
                        surroundings.directory().resolve(place).toAbsolutePath().normalize();
                if (Files.isRegularFile(path)) {
                    files.add(path);
                    continue;
                }
                try (Stream<Path> found = Files.walk(path)) {
                    found.filter(file -> file.toString().endsWith(".dqdl"))
                            .sorted()
                            .forEach(files::add);
                } catch (IOException e) {
                    throw new UsageError("There is no file or folder " + place + ".", e);
                }
            }
            if (files.isEmpty()) {
                throw new UsageError("There are no .dqdl files in " + String.join(", ", places) + ".");
            }
            return files;
        }
    }
}
