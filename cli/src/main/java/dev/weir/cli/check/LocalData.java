package dev.weir.cli.check;

import dev.weir.quality.rules.FileFacts.FileFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** @param directory relative paths start here */
record LocalData(Path directory) implements DataPlace {

    private static final String FILE = "file://";

    @Override
    public Found at(String data) {
        if (DataPlace.isPattern(data)) {
            List<FileFact> files = facts(matching(data));
            return new Found(files.isEmpty() ? "" : DataPlace.shared(files), files);
        }
        Path place = directory.resolve(data).toAbsolutePath().normalize();
        List<FileFact> files = facts(all(place));
        String folder = Files.isRegularFile(place) ? DataPlace.shared(files) : FILE + place + "/";
        return new Found(folder, files);
    }

    private List<Path> matching(String data) {
        int name = DataPlace.patternFrom(data);
        Path start = directory.resolve(data.substring(0, name)).toAbsolutePath().normalize();
        PathMatcher matcher = DataPlace.matcher(start + "/", data.substring(name));
        return all(start).stream().filter(matcher::matches).toList();
    }

    @Override
    public List<FileFact> below(String folder, String path) {
        Path from = Path.of(folder.substring(FILE.length()));
        return facts(all(from.resolve(path.startsWith(FILE) ? path.substring(FILE.length()) : path)));
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
                    .filter(file -> !DataPlace.isHidden(place.relativize(file).toString()))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataUnreachable(place + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static List<FileFact> facts(List<Path> files) {
        return files.stream().map(LocalData::fact).toList();
    }

    private static FileFact fact(Path file) {
        try {
            return new FileFact(
                    FILE + file,
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant(),
                    () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new DataUnreachable(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
