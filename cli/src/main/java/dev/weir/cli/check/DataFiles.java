package dev.weir.cli.check;

import dev.weir.cli.command.UsageError;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.rules.FileFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that somebody means by a path: a file, a folder with all below it, or a pattern such as {@code data/*.csv}.
 *
 * @param folder that they share
 * @param files at least one, in order
 */
public record DataFiles(DataFormat format, Path folder, List<Path> files) implements FileFacts {

    /** @throws UsageError if there are none, or they are of no format that can be checked, or of several */
    public static DataFiles at(Path directory, String data) {
        Path pattern = directory.resolve(data);
        List<Path> files = isPattern(data) ? matching(directory, data) : all(pattern);
        if (files.isEmpty()) {
            throw new UsageError("There are no files at " + data + ".");
        }
        Set<Optional<DataFormat>> formats =
                files.stream().map(DataFiles::format).collect(Collectors.toSet());
        if (formats.size() > 1 || formats.contains(Optional.<DataFormat>empty())) {
            Path odd = files.stream()
                    .filter(file -> format(file).isEmpty())
                    .findFirst()
                    .orElse(files.get(0));
            throw new UsageError(
                    formats.contains(Optional.<DataFormat>empty())
                            ? odd + " is neither Parquet, CSV nor NDJSON by its name."
                            : data + " holds files of several formats; check them one by one.");
        }
        Path folder = Files.isRegularFile(pattern) || isPattern(data) ? shared(files) : pattern;
        return new DataFiles(
                formats.iterator().next().orElseThrow(), folder.toAbsolutePath().normalize(), files);
    }

    private static boolean isPattern(String data) {
        return data.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    private static List<Path> matching(Path directory, String data) {
        String plain = plain(data);
        Path root = directory.resolve(data.startsWith("/") ? "/" + plain : plain);
        String rest = data.substring(plain.length());
        String absolute = root.toAbsolutePath().normalize() + (rest.startsWith("/") ? rest : "/" + rest);
        absolute = absolute.startsWith("//") ? absolute.substring(1) : absolute;
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + absolute);
        Path start = Path.of(absolute.substring(0, absolute.lastIndexOf('/', firstWildcard(absolute)) + 1));
        return all(start).stream()
                .filter(file -> matcher.matches(file.toAbsolutePath().normalize()))
                .toList();
    }

    /** What stands before the first folder or file name that is a pattern. */
    private static String plain(String data) {
        int slash = data.lastIndexOf('/', firstWildcard(data));
        return slash < 0 ? "" : data.substring(0, slash);
    }

    private static int firstWildcard(String text) {
        int at = 0;
        while (at < text.length() && "*?[{".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static List<Path> all(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place.toAbsolutePath().normalize());
        }
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(place.relativize(file)))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be listed", e);
        }
    }

    private static boolean isHidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith("_") || part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static Path shared(List<Path> files) {
        Path first = files.get(0).toAbsolutePath();
        for (int names = first.getNameCount() - 1; names > 0; names--) {
            Path folder = first.getRoot().resolve(first.subpath(0, names));
            if (files.stream().allMatch(file -> file.toAbsolutePath().startsWith(folder))) {
                return folder;
            }
        }
        return first.getRoot();
    }

    private static Optional<DataFormat> format(Path file) {
        return DataFormat.ofFile(file.getFileName().toString());
    }

    public BatchSource source() {
        return new BatchSource(
                "file://" + folder + "/",
                format,
                files.stream()
                        .map(file -> new SourceObject("file://" + file, size(file)))
                        .toList());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    @Override
    public List<FileFact> batch() throws IOException {
        return facts(files);
    }

    @Override
    public List<FileFact> below(String path) throws IOException {
        return facts(all(folder.resolve(path.startsWith("file://") ? path.substring("file://".length()) : path)));
    }

    private static List<FileFact> facts(List<Path> files) throws IOException {
        List<FileFact> facts = new java.util.ArrayList<>();
        for (Path file : files) {
            facts.add(new FileFact(
                    file.toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant(),
                    () -> Files.newInputStream(file)));
        }
        return facts;
    }
}
