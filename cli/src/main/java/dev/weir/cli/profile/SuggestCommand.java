package dev.weir.cli.profile;

import dev.weir.cli.check.MistakesText;
import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.terminal.Text;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.profile.ProfileFailed;
import dev.weir.quality.profile.Suggestion;
import dev.weir.quality.profile.Suggestions;
import dev.weir.quality.rules.RulesFile;
import dev.weir.quality.rules.RulesInvalid;
import dev.weir.quality.rules.SuggestedRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir suggest}. */
@Command(
        name = "suggest",
        header = "Suggest rules that files fulfil, each with its evidence.",
        description = {
            "DATA is a file, a folder, or a pattern in quotes, here or in s3://; Parquet, CSV or NDJSON, the latter two also gzipped.",
            "The rules are DQDL, as `weir check` takes them. Read them before you use them: they say what is,"
                    + " not what ought to be.",
            "With --dataset it learns from what a worker found in a dataset of the catalog; that needs the service.",
            "Exit codes: 0 done, 1 nothing to suggest, 3 wrong usage, 4 the data cannot be read.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weir suggest landing/contacts/",
            "  weir suggest landing/contacts/ --out rules/contacts.dqdl --mask email",
            "  weir suggest --dataset silver_crm.contacts --append rules/contacts.dqdl",
            "  weir suggest landing/contacts/ --append rules/contacts.dqdl"
        })
public final class SuggestCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final ProfiledData data = new ProfiledData();

    @ArgGroup
    private @Nullable Target target;

    @Option(names = "--mask", paramLabel = "COLUMN", description = "No rule shows a value of it. May be repeated.")
    private List<String> masked = List.of();

    /** Where to write; the terminal if neither is given. */
    static final class Target {
        @Option(names = "--out", paramLabel = "FILE", description = "Write a new file of rules.")
        private @Nullable String out;

        @Option(
                names = "--append",
                paramLabel = "FILE",
                description = "Add what is new to a file of rules; the rest of it stays as it is.")
        private @Nullable String append;
    }

    public SuggestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DataProfile profile;
        try {
            profile = Profiles.of(surroundings, data, masked);
        } catch (ProfileFailed e) {
            surroundings.terminal().err().println("weir: " + data.name() + " cannot be profiled: " + e.getMessage());
            return Exit.UNREACHABLE;
        }
        List<Suggestion> suggestions = Suggestions.of(profile);
        if (suggestions.isEmpty()) {
            surroundings.terminal().err().println("weir: " + data.name() + " has no rows to learn from.");
            return Exit.FAILED;
        }
        if (target != null && target.append != null) {
            append(target.append, suggestions);
            return Exit.OK;
        }
        String text = SuggestedRules.file(
                "Suggested by `weir suggest` from " + data.name() + ", " + ProfileText.rows(profile)
                        + ". What is, not what ought to be: read before use.",
                suggestions);
        RulesFile.parse(text);
        if (target == null || target.out == null) {
            surroundings.terminal().out().print(text);
            surroundings.terminal().out().flush();
        } else {
            create(target.out, text);
            surroundings.terminal().line(Text.count(suggestions.size(), "rule") + " written to " + target.out);
        }
        return Exit.OK;
    }

    private void create(String file, String text) {
        Path path = surroundings.directory().resolve(file);
        if (Files.exists(path)) {
            throw new UsageError(file + " is there already; add to it with --append " + file + ".");
        }
        write(path, text);
    }

    private void append(String file, List<Suggestion> suggestions) {
        Path path = surroundings.directory().resolve(file);
        try {
            SuggestedRules.Added added =
                    SuggestedRules.append(Files.readString(path, StandardCharsets.UTF_8), suggestions);
            RulesFile.parse(added.text());
            if (added.added() > 0) {
                write(path, added.text());
            }
            surroundings
                    .terminal()
                    .line(
                            added.added() == 0
                                    ? file + " has a rule for each suggestion already"
                                    : Text.count(added.added(), "rule") + " added to " + file);
        } catch (RulesInvalid invalid) {
            throw new UsageError(MistakesText.of(file, invalid));
        } catch (IOException e) {
            throw new UsageError("The rules cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whole or not at all: rules that somebody wrote are in it. */
    private static void write(Path file, String text) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = target.getParent();
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, ".weir-rules-", ".dqdl");
            try {
                Files.writeString(written, text, StandardCharsets.UTF_8);
                if (Files.exists(target)) {
                    Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(target));
                } else {
                    Files.setPosixFilePermissions(
                            written, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
                }
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rules could not be written to " + file, e);
        }
    }
}
