package dev.weir.cli;

import dev.weir.cli.check.CheckCommand;
import dev.weir.cli.check.RulesCommand;
import dev.weir.cli.command.ArrivalsCommand;
import dev.weir.cli.command.ArrivalsDeadCommand;
import dev.weir.cli.command.ArrivalsListCommand;
import dev.weir.cli.command.ArrivalsRetryCommand;
import dev.weir.cli.command.BatchShowCommand;
import dev.weir.cli.command.BatchSubmitCommand;
import dev.weir.cli.command.BatchesCommand;
import dev.weir.cli.command.CatalogCommand;
import dev.weir.cli.command.CrawlCommand;
import dev.weir.cli.command.CrawlExplainCommand;
import dev.weir.cli.command.CrawlPreviewCommand;
import dev.weir.cli.command.DatasetShowCommand;
import dev.weir.cli.command.DatasetsCommand;
import dev.weir.cli.command.DemoCommand;
import dev.weir.cli.command.DownCommand;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.GateCommand;
import dev.weir.cli.command.GlueCommand;
import dev.weir.cli.command.IncidentsCommand;
import dev.weir.cli.command.LakesCommand;
import dev.weir.cli.command.QuarantineCommand;
import dev.weir.cli.command.ScoresCommand;
import dev.weir.cli.command.SearchCommand;
import dev.weir.cli.command.StatusCommand;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.TagsCommand;
import dev.weir.cli.command.UpCommand;
import dev.weir.cli.contract.ContractCommand;
import dev.weir.cli.lineage.LineageCommand;
import dev.weir.cli.policy.PolicyCommand;
import dev.weir.cli.profile.ProfileCommand;
import dev.weir.cli.profile.SuggestCommand;
import dev.weir.cli.rules.ApplyCommand;
import dev.weir.cli.rules.ListCommand;
import dev.weir.cli.rules.ShowCommand;
import dev.weir.cli.terminal.Confirmation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The {@code weir} command. */
@Command(
        name = "weir",
        header = "The control plane of a data lake: crawl, check, trace, sync.",
        description = {
            "Start here:  weir demo            a sample lake, crawled and gated, in a minute",
            "Your lake:   weir up              then, in another terminal:",
            "             weir crawl /path     or s3://bucket/prefix/",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The service is found at WEIR_URL, or where `weir up` started it, else http://127.0.0.1:8080.",
            "WEIR_TOKEN is sent to it; WEIR_HOME is where `weir up` keeps its data; WEIR_DEBUG=1 shows stack traces.",
            "Exit codes: 0 done, 1 failed, 3 wrong usage, 4 the service does not answer."
        },
        versionProvider = Weir.Version.class)
public final class Weir {

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    private Weir() {}

    public static void main(String[] words) {
        System.exit(run(Surroundings.ofProcess(), words));
    }

    /** @return the exit code, see {@link Exit} */
    public static int run(Surroundings surroundings, String... words) {
        CommandLine weir = commands(surroundings);
        if (words.length == 0) {
            weir.usage(surroundings.terminal().err());
            return Exit.USAGE;
        }
        return weir.execute(words);
    }

    private static CommandLine commands(Surroundings surroundings) {
        CommandLine weir = new CommandLine(new Weir())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new UpCommand(surroundings))
                .addSubcommand(new DownCommand(surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(new LakesCommand(surroundings))
                .addSubcommand(new CommandLine(new CrawlCommand(surroundings))
                        .addSubcommand("run", new CrawlCommand(surroundings))
                        .addSubcommand(new CrawlPreviewCommand(surroundings))
                        .addSubcommand(new CrawlExplainCommand(surroundings)))
                .addSubcommand(new CommandLine(new ArrivalsCommand(surroundings))
                        .addSubcommand(new ArrivalsListCommand(surroundings))
                        .addSubcommand(new ArrivalsDeadCommand(surroundings))
                        .addSubcommand(new ArrivalsRetryCommand(surroundings)))
                .addSubcommand(new SearchCommand(surroundings))
                .addSubcommand(new CommandLine(new DatasetsCommand(surroundings))
                        .addSubcommand(new DatasetShowCommand(surroundings)))
                .addSubcommand(new CommandLine(new BatchesCommand(surroundings))
                        .addSubcommand(new BatchShowCommand(surroundings))
                        .addSubcommand(new BatchSubmitCommand(surroundings)))
                .addSubcommand(new CheckCommand(surroundings, Clock.systemUTC()))
                .addSubcommand(new ProfileCommand(surroundings))
                .addSubcommand(new SuggestCommand(surroundings))
                .addSubcommand(GateCommand.withSubcommands(surroundings))
                .addSubcommand(RulesCommand.withSubcommands(surroundings)
                        .addSubcommand(new ListCommand(surroundings))
                        .addSubcommand(new ShowCommand(surroundings))
                        .addSubcommand(new ApplyCommand(surroundings, Confirmation.ofConsole())))
                .addSubcommand(ContractCommand.withSubcommands(surroundings))
                .addSubcommand(QuarantineCommand.withSubcommands(surroundings))
                .addSubcommand(IncidentsCommand.withSubcommands(surroundings))
                .addSubcommand(new ScoresCommand(surroundings))
                .addSubcommand(TagsCommand.withSubcommands(surroundings))
                .addSubcommand(CatalogCommand.withSubcommands(surroundings))
                .addSubcommand(LineageCommand.withSubcommands(surroundings))
                .addSubcommand(PolicyCommand.withSubcommands(surroundings, Confirmation.ofConsole()))
                .addSubcommand(GlueCommand.withSubcommands(surroundings));
        Complaints complaints = new Complaints(surroundings);
        everywhere(weir);
        return weir.setOut(surroundings.terminal().out())
                .setErr(surroundings.terminal().err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.terminal().colour() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(complaints::usage)
                .setExecutionExceptionHandler(complaints::failure);
    }

    /** {@code --help} is everyone's, the last of its options; {@code --version} belongs to {@code weir} alone. */
    private static void everywhere(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        command.getCommandSpec().usageMessage().sortOptions(false).width(100);
        String[] header = command.getCommandSpec().usageMessage().header();
        command.getCommandSpec().usageMessage().header(header[0], "");
        // Those with another name are there twice.
        command.getSubcommands().values().stream().distinct().forEach(Weir::everywhere);
    }

    /** The version that the build wrote down. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            Properties properties = new Properties();
            try (InputStream file = Weir.class.getResourceAsStream("version.properties")) {
                properties.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read version.properties", e);
            }
            return new String[] {"weir " + properties.getProperty("version")};
        }
    }
}
