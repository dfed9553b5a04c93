package dev.weir.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Output;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.terminal.Terminal;
import dev.weir.cli.terminal.Terminal.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir policy test}. */
@Command(
        name = "test",
        aliases = "validate",
        header = "Compile policy documents against the catalog, and run their tests. Changes nothing.",
        description = {"Exit codes: 0 sound, 1 something is wrong, 3 wrong usage, 4 the service does not answer.", ""})
public final class PolicyTestCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "The folder of the documents.")
    private String folder = "";

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the tests' results there, as JUnit does.")
    private @Nullable Path junit;

    @Mixin
    private final Output output = new Output();

    public PolicyTestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Map<String, String> files = PolicyFolder.read(Path.of(folder), folder);
        JsonNode check = surroundings
                .service()
                .post("/policies/check", Map.of("files", files))
                .body();
        Terminal terminal = surroundings.terminal();
        if (junit != null) {
            write(junit, junit(check.path("tests")));
        }
        if (output.json()) {
            output.print(terminal, check);
        } else {
            check.path("findings")
                    .forEach(finding -> terminal.line("%s:%s:%s: %s %s: %s"
                            .formatted(
                                    finding.path("file").asText(),
                                    finding.path("line").asText(),
                                    finding.path("column").asText(),
                                    finding.path("severity").asText(),
                                    finding.path("code").asText(),
                                    finding.path("message").asText())));
            check.path("tests").forEach(test -> terminal.line(line(test, terminal)));
        }
        return check.path("sound").asBoolean() ? Exit.OK : Exit.FAILED;
    }

    private static String line(JsonNode test, Terminal terminal) {
        return test.path("passed").asBoolean()
                ? terminal.mark(Mark.GOOD, "passed") + "  " + test.path("name").asText()
                : terminal.mark(Mark.BAD, "failed") + "  " + test.path("name").asText() + "\n        "
                        + test.path("file").asText() + ":" + test.path("line").asText() + ": "
                        + test.path("failure").asText();
    }

    private static String junit(JsonNode tests) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        int failed = 0;
        StringBuilder cases = new StringBuilder();
        for (JsonNode test : tests) {
            cases.append("  <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%s\""
                    .formatted(
                            escaped(test.path("file").asText()),
                            escaped(test.path("name").asText()),
                            escaped(test.path("file").asText()),
                            test.path("line").asText()));
            if (test.path("passed").asBoolean()) {
                cases.append("/>\n");
            } else {
                failed++;
                cases.append(">\n    <failure message=\"%s\"/>\n  </testcase>\n"
                        .formatted(escaped(test.path("failure").asText())));
            }
        }
        return xml.append("<testsuite name=\"weir policy\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
                        .formatted(tests.size(), failed))
                .append(cases)
                .append("</testsuite>\n")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageError(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
