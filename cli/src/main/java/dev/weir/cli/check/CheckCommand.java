package dev.weir.cli.check;

import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.ReferenceSource;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.duckdb.DuckDbEngine;
import dev.weir.quality.duckdb.DuckDbSettings;
import dev.weir.quality.rules.History;
import dev.weir.quality.rules.RuleResolver;
import dev.weir.quality.rules.RulesFile;
import dev.weir.quality.rules.RulesInvalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir check}. */
@Command(
        name = "check",
        header = "Check files with rules, here and now: no service, no Spark.",
        description = {
            "DATA is a file, a folder, or a pattern in quotes, here or in S3; Parquet, CSV or NDJSON, the latter two also",
            "gzipped. For S3: AWS_REGION, WEIR_S3_ENDPOINT, WEIR_S3_PATH_STYLE, and credentials as the AWS tools take them.",
            "Nothing is written but the answer. Exit codes: 0 passed, 1 failed, 3 wrong usage, 4 could not be decided.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weir check landing/contacts/ --rules rules/contacts.dqdl",
            "  weir check 'out/*.parquet' --rules rules/orders.dqdl --reference customers=out/customers/",
            "  weir check s3://lake/landing/orders/ --rules rules/orders.dqdl",
            "  weir check data.csv --rules rules.dqdl --format junit --to build/reports/weir.xml",
            "  weir check data.csv --rules rules.dqdl --format github    # in a GitHub workflow"
        })
public final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Clock clock;

    @Parameters(paramLabel = "DATA", description = "What to check.")
    private String data;

    @Option(
            names = {"-r", "--rules"},
            paramLabel = "FILE",
            required = true,
            description = "DQDL, with or without a head.")
    private String rules;

    @Option(
            names = "--reference",
            paramLabel = "ALIAS=DATA",
            description = "Another dataset that rules speak of. May be repeated.")
    private Map<String, String> references = new LinkedHashMap<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json, junit, sarif, github or markdown. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Write the answer there, and a line for people to the terminal.")
    private @Nullable String to;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many failing rows to show. Default: ${DEFAULT-VALUE}.")
    private int samples = 5;

    /** How to say it. */
    public enum Format {
        text,
        json,
        junit,
        sarif,
        github,
        markdown
    }

    public CheckCommand(Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        RulesFile file = read(surroundings.directory().resolve(rules));
        DataFiles files = DataFiles.at(surroundings, data);
        Instant now = clock.instant();
        List<Rule> resolved =
                new RuleResolver(now, History.NONE, files).resolve(file.rules().rules());
        CheckRequest request = new CheckRequest(
                UUID.randomUUID().toString(),
                1,
                now.toString(),
                files.source(),
                referenced(file),
                resolved,
                file.rules().analyzers(),
                BadRows.APART,
                null,
                samples);
        CheckReport report =
                new DuckDbEngine(DuckDbSettings.defaults(), S3Data.fetcher(surroundings.env())).check(request);
        Checked checked = new Checked(data, rules, resolved, report);
        say(checked);
        return switch (checked.verdict()) {
            case PASSED -> Exit.OK;
            case FAILED -> Exit.FAILED;
            case UNDECIDED -> Exit.UNREACHABLE;
        };
    }

    private RulesFile read(Path path) {
        try {
            return RulesFile.parse(Files.readString(path, StandardCharsets.UTF_8));
        } catch (RulesInvalid invalid) {
            throw new UsageError(MistakesText.of(rules, invalid));
        } catch (IOException e) {
            throw new UsageError("The rules cannot be read: " + e.getMessage(), e);
        }
    }

    private List<ReferenceSource> referenced(RulesFile file) {
        List<ReferenceSource> sources = new ArrayList<>();
        for (String alias : file.rules().references()) {
            if (!references.containsKey(alias)) {
                throw new UsageError("The rules speak of a dataset \"" + alias
                        + "\": say where it is, with --reference " + alias + "=PATH.");
            }
            sources.add(new ReferenceSource(
                    alias, DataFiles.at(surroundings, references.get(alias)).source()));
        }
        return sources;
    }

    private void say(Checked checked) {
        String answer =
                switch (format) {
                    case text -> null;
                    case json -> MachineText.json(checked);
                    case junit -> MachineText.junit(checked);
                    case sarif -> MachineText.sarif(checked);
                    case github -> MachineText.github(checked);
                    case markdown -> MachineText.markdown(checked);
                };
        PeopleText people = new PeopleText(surroundings.terminal());
        if (answer == null) {
            people.print(checked);
        } else if (to == null) {
            surroundings.terminal().out().print(answer);
            surroundings.terminal().out().flush();
        } else {
            write(surroundings.directory().resolve(to), answer);
            people.summary(checked);
        }
    }

    private static void write(Path file, String answer) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, answer, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The answer could not be written to " + file, e);
        }
    }
}
