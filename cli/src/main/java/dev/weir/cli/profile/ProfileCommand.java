package dev.weir.cli.profile;

import dev.weir.cli.command.Exit;
import dev.weir.cli.command.Surroundings;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.profile.ProfileFailed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir profile}. */
@Command(
        name = "profile",
        header = "Say what files hold, column by column: no service, no Spark.",
        description = {
            "DATA is a file, a folder, or a pattern in quotes, here or in s3://; Parquet, CSV or NDJSON, the latter two also gzipped.",
            "With --dataset it shows what a worker found in a dataset of the catalog; that needs the service.",
            "Exit codes: 0 done, 3 wrong usage, 4 the data cannot be read.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weir profile landing/contacts/",
            "  weir profile 'out/*.parquet' --format json",
            "  weir profile contacts.csv --mask email --mask phone",
            "  weir profile --dataset silver_crm.contacts"
        })
public final class ProfileCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final ProfiledData data = new ProfiledData();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or markdown. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(names = "--mask", paramLabel = "COLUMN", description = "Show no value of it. May be repeated.")
    private List<String> masked = List.of();

    /** How to say it. */
    public enum Format {
        text,
        json,
        markdown
    }

    public ProfileCommand(Surroundings surroundings) {
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
        switch (format) {
            case text -> new ProfileText(surroundings.terminal()).print(data.name(), profile);
            case json -> surroundings.terminal().line(ProfileMachineText.json(data.name(), profile));
            case markdown -> surroundings.terminal().line(ProfileMachineText.markdown(data.name(), profile));
        }
        return Exit.OK;
    }
}
