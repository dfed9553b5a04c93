package dev.weir.cli.profile;

import dev.weir.cli.check.DataFiles;
import dev.weir.cli.check.S3Data;
import dev.weir.cli.command.DatasetLookup;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.cli.service.ServiceClient;
import dev.weir.quality.duckdb.Cancellation;
import dev.weir.quality.duckdb.DuckDbSettings;
import dev.weir.quality.duckdb.Profiler;
import dev.weir.quality.profile.ColumnProfile;
import dev.weir.quality.profile.DataProfile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Profiles what somebody means by a path. */
final class Profiles {
    private Profiles() {}

    /** @throws UsageError if there is no such data, or a masked column is not in it */
    static DataProfile of(Surroundings surroundings, ProfiledData data, List<String> masked) {
        DataProfile profile = data.isDataset() ? ofDataset(surroundings, data) : ofFiles(surroundings, data);
        Set<String> names = profile.columns().stream().map(ColumnProfile::name).collect(Collectors.toSet());
        for (String name : masked) {
            // A mistyped name would show what was to be hidden.
            if (!names.contains(name)) {
                throw new UsageError("There is no column " + name + " to mask in " + data.name() + "; there are "
                        + profile.columns().stream().map(ColumnProfile::name).collect(Collectors.joining(", ")) + ".");
            }
        }
        return profile.masked(Set.copyOf(masked));
    }

    private static DataProfile ofFiles(Surroundings surroundings, ProfiledData data) {
        DataFiles files = DataFiles.at(surroundings, data.name());
        return new Profiler(DuckDbSettings.defaults(), S3Data.fetcher(surroundings.env()))
                .profile(files.source(), new Cancellation());
    }

    // Sensitive columns are masked by the service.
    private static DataProfile ofDataset(Surroundings surroundings, ProfiledData data) {
        ServiceClient service = surroundings.service();
        String id = new DatasetLookup(service).idOf(data.name(), data.lake());
        return service.get("/datasets/" + id + "/profile").as(Made.class).found();
    }

    private record Made(DataProfile found) {}
}
