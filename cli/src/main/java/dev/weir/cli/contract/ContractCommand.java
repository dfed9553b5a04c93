package dev.weir.cli.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.contract.Findings.Finding;
import dev.weir.cli.contract.Findings.Level;
import dev.weir.cli.service.Reply;
import dev.weir.cli.service.ServiceClient;
import dev.weir.cli.terminal.Terminal;
import dev.weir.quality.odcs.ContractDiff;
import dev.weir.quality.odcs.ContractInvalid;
import dev.weir.quality.odcs.ContractReader;
import dev.weir.quality.odcs.ContractRules;
import dev.weir.quality.odcs.DataContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir contract}. */
@Command(
        name = "contract",
        header = "Data contracts: ODCS 3 documents, checked, compared, made rules of.",
        synopsisSubcommandLabel = "COMMAND")
public final class ContractCommand {

    private ContractCommand() {}

    public static CommandLine withSubcommands(Surroundings surroundings) {
        return new CommandLine(new ContractCommand())
                .addSubcommand(new Validate(surroundings))
                .addSubcommand(new Diff(surroundings))
                .addSubcommand(new RulesOf(surroundings))
                .addSubcommand(new Import(surroundings))
                .addSubcommand(new Export(surroundings));
    }

    private static void say(Surroundings surroundings, @Nullable String to, String answer) {
        Terminal terminal = surroundings.terminal();
        if (to == null) {
            terminal.out().print(answer);
            terminal.out().flush();
            return;
        }
        Path file = surroundings.directory().resolve(to);
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

    /** {@code weir contract validate}. */
    @Command(
            name = "validate",
            header = "Say whether documents are contracts, and what of them becomes no rule.",
            description = {
                "Needs no service. A folder means all .odcs.yaml files below it.",
                "Exit codes: 0 valid, 1 not valid, 3 wrong usage.",
                ""
            },
            footer = {
                "",
                "Examples:",
                "  weir contract validate contracts/",
                "  weir contract validate orders.odcs.yaml --format github    # in a GitHub workflow"
            })
    static final class Validate implements Callable<Integer> {

        /** How to say it. */
        enum Format {
            text,
            json,
            sarif,
            github
        }

        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or folders.")
        private List<String> places = List.of();

        @Option(
                names = {"-f", "--format"},
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text, json, sarif or github. Default: ${DEFAULT-VALUE}.")
        private Format format = Format.text;

        @Option(names = "--to", paramLabel = "FILE", description = "Write the answer there.")
        private @Nullable String to;

        Validate(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            List<ContractFile> files = ContractFile.all(surroundings.directory(), places);
            Findings findings = new Findings(
                    files.size(),
                    files.stream().flatMap(file -> looked(file).stream()).toList());
            say(
                    surroundings,
                    to,
                    switch (format) {
                        case text -> text(findings);
                        case json -> findings.json();
                        case sarif -> findings.sarif();
                        case github -> findings.github();
                    });
            return findings.wrong() ? Exit.FAILED : Exit.OK;
        }

        private static List<Finding> looked(ContractFile file) {
            List<Finding> findings = new ArrayList<>();
            try {
                DataContract contract = ContractReader.read(file.text());
                contract.tables().stream()
                        .map(table -> ContractRules.of(contract, table))
                        .flatMap(rules -> rules.left().stream())
                        .filter(left -> left.reason() == ContractRules.Reason.UNSUPPORTED)
                        .distinct()
                        .forEach(left -> findings.add(new Finding(
                                Level.WARNING,
                                "contract-not-checked",
                                file.shown(),
                                left.origin(),
                                left.what() + " is not checked: " + left.why())));
            } catch (ContractInvalid invalid) {
                invalid.mistakes()
                        .forEach(mistake -> findings.add(new Finding(
                                Level.ERROR, "contract-invalid", file.shown(), mistake.place(), mistake.message())));
            }
            return findings;
        }

        private static String text(Findings findings) {
            StringBuilder text = new StringBuilder();
            findings.all().forEach(finding -> text.append(finding.line()).append('\n'));
            long wrong = findings.all().stream()
                    .filter(finding -> finding.level() == Level.ERROR)
                    .map(Finding::file)
                    .distinct()
                    .count();
            String files = findings.files() + (findings.files() == 1 ? " file" : " files");
            return text.append(wrong == 0 ? files + ": valid" : wrong + " of " + files + " not valid")
                    .append('\n')
                    .toString();
        }
    }

    /** {@code weir contract diff}. */
    @Command(
            name = "diff",
            header = "Say what a new contract changes for who relies on the old one.",
            description = {
                "Needs no service. Exit codes: 0 nothing breaks, 1 something breaks, 3 wrong usage or no contract.",
                ""
            },
            footer = {
                "",
                "Examples:",
                "  git show main:orders.odcs.yaml > /tmp/old.yaml",
                "  weir contract diff /tmp/old.yaml orders.odcs.yaml",
                "  weir contract diff old.yaml new.yaml --format markdown    # for a pull request"
            })
    static final class Diff implements Callable<Integer> {

        /** How to say it. */
        enum Format {
            text,
            json,
            markdown
        }

        private final Surroundings surroundings;

        @Parameters(index = "0", paramLabel = "OLD", description = "The contract that people rely on.")
        private String before;

        @Parameters(index = "1", paramLabel = "NEW", description = "The contract that shall take its place.")
        private String after;

        @Option(
                names = {"-f", "--format"},
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text, json or markdown. Default: ${DEFAULT-VALUE}.")
        private Format format = Format.text;

        @Option(names = "--to", paramLabel = "FILE", description = "Write the answer there.")
        private @Nullable String to;

        Diff(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            DataContract old = ContractFile.at(surroundings.directory(), before).read();
            DataContract now = ContractFile.at(surroundings.directory(), after).read();
            DiffText diff = new DiffText(before, after, ContractDiff.between(old, now));
            say(
                    surroundings,
                    to,
                    switch (format) {
                        case text -> diff.text();
                        case json -> diff.json();
                        case markdown -> diff.markdown();
                    });
            return diff.breaking() ? Exit.FAILED : Exit.OK;
        }
    }

    /** {@code weir contract rules}. */
    @Command(
            name = "rules",
            header = "Write the rules that a contract asks of every batch, as DQDL.",
            description = {
                "Needs no service. What does not become a rule is told on standard error.",
                "The answer is a file for `weir check --rules`.",
                ""
            },
            footer = {
                "",
                "Examples:",
                "  weir contract rules orders.odcs.yaml --to orders.dqdl",
                "  weir check out/orders/ --rules orders.dqdl"
            })
    static final class RulesOf implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", description = "The contract.")
        private String file;

        @Option(names = "--table", paramLabel = "TABLE", description = "Of its schema, if it has several.")
        private @Nullable String table;

        @Option(names = "--to", paramLabel = "FILE", description = "Write the rules there.")
        private @Nullable String to;

        RulesOf(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            DataContract contract =
                    ContractFile.at(surroundings.directory(), file).read();
            ContractRules rules = ContractRules.of(contract, ContractFile.table(contract, table));
            rules.left().forEach(left -> surroundings
                    .terminal()
                    .err()
                    .println(file + ":" + left.origin().line() + ": no rule: " + left.what() + ": " + left.why()));
            surroundings.terminal().err().flush();
            if (rules.rules().isEmpty()) {
                throw new UsageError("The contract asks nothing of a batch that could be a rule.");
            }
            say(surroundings, to, rules.dqdl());
            return Exit.OK;
        }
    }

    /** {@code weir contract import}. */
    @Command(
            name = "import",
            header = "Give the service a contract: it keeps the text, and makes the rules of the dataset's gate.",
            description = {
                "A contract that breaks the one before needs a new major version. Importing the same again changes nothing.",
                ""
            },
            footer = {"", "Example:", "  weir contract import orders.odcs.yaml --lake acme --dataset silver.orders"})
    static final class Import implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", description = "The contract.")
        private String file;

        @Option(names = "--lake", paramLabel = "LAKE", required = true, description = "The lake.")
        private String lake;

        @Option(names = "--dataset", paramLabel = "DATASET", required = true, description = "Alias of the dataset.")
        private String dataset;

        @Option(names = "--name", paramLabel = "NAME", description = "What to call it. Default: the contract's name.")
        private @Nullable String name;

        @Option(names = "--table", paramLabel = "TABLE", description = "Of its schema, if it has several.")
        private @Nullable String table;

        @Option(
                names = "--mode",
                paramLabel = "MODE",
                defaultValue = "block",
                description = "Of the gate: block, split or warn. Default: ${DEFAULT-VALUE}.")
        private String mode = "block";

        Import(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            ContractFile document = ContractFile.at(surroundings.directory(), file);
            DataContract contract = document.read();
            String called = name != null ? name : slug(contract.name().isEmpty() ? contract.id() : contract.name());
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("lake", lake);
            body.put("dataset", dataset);
            body.put("mode", mode);
            body.put("text", document.text());
            if (table != null) {
                body.put("table", table);
            }
            JsonNode saved = surroundings
                    .service()
                    .put("/contracts/" + ServiceClient.encoded(called), body)
                    .body();
            Terminal terminal = surroundings.terminal();
            terminal.line("contract " + called + ", revision "
                    + saved.path("revision").asInt() + ": "
                    + saved.path("rules").size() + " rules in the ruleset of the same name");
            saved.path("unconverted")
                    .forEach(left ->
                            terminal.line("  no rule: " + left.path("what").asText() + ": "
                                    + left.path("why").asText()));
            return Exit.OK;
        }

        private static String slug(String text) {
            String slug = text.toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
            if (slug.isEmpty()) {
                throw new UsageError("The contract has no name that could be kept: give one with --name.");
            }
            return slug.length() > 63 ? slug.substring(0, 63) : slug;
        }
    }

    /** {@code weir contract export}. */
    @Command(
            name = "export",
            header = "Write a contract as it was imported, or a first one of a dataset that has none.",
            footer = {
                "",
                "Examples:",
                "  weir contract export orders --to orders.odcs.yaml",
                "  weir contract export silver.orders --lake acme      # a draft, from the catalog's schema"
            })
    static final class Export implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "NAME", description = "A contract's name, or with --lake the alias of a dataset.")
        private String name;

        @Option(names = "--lake", paramLabel = "LAKE", description = "The lake of the dataset.")
        private @Nullable String lake;

        @Option(names = "--to", paramLabel = "FILE", description = "Write the document there.")
        private @Nullable String to;

        Export(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            ServiceClient service = surroundings.service();
            Reply reply = lake == null
                    ? service.get("/contracts/" + ServiceClient.encoded(name))
                    : service.get("/contract:export?lake=" + ServiceClient.encoded(lake) + "&dataset="
                            + ServiceClient.encoded(name));
            say(surroundings, to, reply.body().path("text").asText());
            return Exit.OK;
        }
    }
}
