package dev.weir.cli.check;

import dev.weir.cli.command.Surroundings;
import dev.weir.cli.command.UsageError;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.rules.FileFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files that somebody means: a file, a folder with all below it, or a pattern such as {@code data/*.csv}; here, or in S3.
 *
 * @param folder that they share, full, ends with a slash
 * @param files at least one, in order
 */
public record DataFiles(DataFormat format, String folder, List<FileFact> files, DataPlace place) implements FileFacts {

    /**
     * @throws UsageError if there are none, or they are of no format that can be checked, or of several
     * @throws DataUnreachable if nobody can say
     */
    public static DataFiles at(Surroundings surroundings, String data) {
        DataPlace place =
                data.startsWith(S3Data.S3) ? S3Data.of(surroundings.env()) : new LocalData(surroundings.directory());
        DataPlace.Found found = place.at(data);
        List<FileFact> files = found.files();
        if (files.isEmpty()) {
            throw new UsageError("There are no files at " + data + ".");
        }
        Set<Optional<DataFormat>> formats =
                files.stream().map(DataFiles::format).collect(Collectors.toSet());
        if (formats.contains(Optional.<DataFormat>empty())) {
            FileFact odd = files.stream()
                    .filter(file -> format(file).isEmpty())
                    .findFirst()
                    .orElseThrow();
            throw new UsageError(shown(odd.location()) + " is neither Parquet, CSV nor NDJSON by its name.");
        }
        if (formats.size() > 1) {
            throw new UsageError(data + " holds files of several formats; check them one by one.");
        }
        return new DataFiles(formats.iterator().next().orElseThrow(), found.folder(), files, place);
    }

    private static String shown(String location) {
        return location.startsWith("file://") ? location.substring("file://".length()) : location;
    }

    private static Optional<DataFormat> format(FileFact file) {
        return DataFormat.ofFile(file.location().substring(file.location().lastIndexOf('/') + 1));
    }

    public BatchSource source() {
        return new BatchSource(
                folder,
                format,
                files.stream()
                        .map(file -> new SourceObject(file.location(), file.bytes()))
                        .toList());
    }

    @Override
    public List<FileFact> batch() {
        return files;
    }

    @Override
    public List<FileFact> below(String path) {
        return place.below(folder, path);
    }
}
